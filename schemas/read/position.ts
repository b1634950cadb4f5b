import { type Document, isMap, isSeq, LineCounter, type ParsedNode } from "yaml";
import type { Path } from "../../model/problem.ts";
import { compose, parse } from "./compose.ts";
import { type UsualKeys, usualKeys } from "./usual-keys.ts";

/** Counted from 1. */
export type Position = { readonly line: number; readonly column: number };

/** Finds positions in one file. A path makes it parse the file once more, so it is asked only when there is something to tell. */
export type Positions = {
  readonly ofOffset: (offset: number) => Position;
  /** Of a value or its key; of the closest thing around it when there is no such path. */
  readonly ofPath: (document: number, path: Path, at: "key" | "value") => Position;
};

export function positions(text: string): Positions {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = nextLine(text, start)) lines.addNewLine(start);
  const ofOffset = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  let documents: readonly Document.Parsed[] | undefined;
  let keys: UsualKeys | undefined;
  return {
    ofOffset,
    ofPath: (document, path, at) => {
      if (at === "key") {
        keys ??= usualKeys(text);
        const usual = keys(document, path);
        if (usual !== undefined) return usual;
      }
      documents ??= compose(parse(text), text);
      return ofOffset(offsetOf(documents[document]?.contents ?? null, path, at));
    },
  };
}

const nextLine = (text: string, start: number): number => {
  const end = text.indexOf("\n", start);
  return end < 0 ? -1 : end + 1;
};

type Step = { readonly key: number; readonly value: number; readonly node: ParsedNode | null };

function offsetOf(root: ParsedNode | null, path: Path, at: "key" | "value"): number {
  let last: Step = { key: root?.range[0] ?? 0, value: root?.range[0] ?? 0, node: root };
  for (const part of path) {
    const next = step(last.node, part);
    if (next === undefined) return last.key;
    last = next;
  }
  return last[at];
}

/** An empty value has no place of its own: its key stands for it. */
function step(node: ParsedNode | null, part: string | number): Step | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => "value" in key && key.value === part);
    if (pair === undefined) return undefined;
    const { key, value } = pair;
    const isEmpty = value === null || value.range[0] === value.range[1];
    return { key: key.range[0], value: isEmpty ? key.range[0] : value.range[0], node: value };
  }
  const item = isSeq(node) && typeof part === "number" ? (node.items[part] as ParsedNode | undefined) : undefined;
  return item && { key: item.range[0], value: item.range[0], node: item };
}
