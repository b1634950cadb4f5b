import type { CST } from "yaml";
import type { Fault } from "./fault.ts";

export const maxDepth = 40;
export const maxKeys = 1000;
export const maxDocuments = 1000;
/** The longest key or value, in characters: patterns are only ever tried on less. */
export const maxScalar = 8192;

/** Sizes that may be other for what nobody writes by hand. */
export type Sizes = { readonly keys: number; readonly scalar: number };

const specSizes: Sizes = { keys: maxKeys, scalar: maxScalar };

/** The parts of YAML that specs do without, and sizes nobody means; looked for before anything is resolved. */
export function* refuse(tokens: readonly CST.Token[], sizes: Sizes = specSizes): Generator<Fault> {
  const documents = tokens.filter((token) => token.type === "document");
  const surplus = documents[maxDocuments];
  if (surplus !== undefined)
    yield {
      offset: surplus.offset,
      message: `the file has more than ${maxDocuments} documents`,
      fix: "split the file",
    };
  for (const token of tokens) {
    if (token.type === "directive")
      yield { offset: token.offset, message: "directives are not read", fix: "remove it" };
    if (token.type !== "document") continue;
    yield* marks(token.start);
    if (token.value !== undefined) yield* node(token.value, 1, sizes);
  }
}

function* node(token: CST.Token, depth: number, sizes: Sizes): Generator<Fault> {
  if (depth > maxDepth) {
    yield { offset: token.offset, message: `nested more than ${maxDepth} levels deep`, fix: "flatten it" };
  } else if ("items" in token) {
    if (token.items.length > sizes.keys)
      yield { offset: token.offset, message: `more than ${sizes.keys} entries in one place`, fix: "split it up" };
    for (const item of token.items) {
      yield* marks(item.start);
      yield* marks(item.sep ?? []);
      if (item.key) yield* node(item.key, depth + 1, sizes);
      if (item.value) yield* node(item.value, depth + 1, sizes);
    }
  } else if (token.type === "alias") {
    yield { offset: token.offset, message: `the alias ${token.source} is not read`, fix: "write the value again" };
  } else if ("source" in token && token.source.length > sizes.scalar) {
    yield { offset: token.offset, message: `a value of more than ${sizes.scalar} characters`, fix: "shorten it" };
  }
}

function* marks(tokens: readonly CST.SourceToken[]): Generator<Fault> {
  for (const { type, offset, source } of tokens) {
    if (type === "anchor") yield { offset, message: `the anchor ${source} is not read`, fix: "remove it" };
    if (type === "tag") yield { offset, message: `the tag ${source} is not read`, fix: "remove it" };
  }
}
