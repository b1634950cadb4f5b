import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import * as assert from "uvu/assert";
import { type Document, isScalar, parseAllDocuments, stringify, visit } from "yaml";
import type { Path } from "../../model/problem.ts";
import { positions } from "../../schemas/read/position.ts";
import { read } from "../../schemas/read/read.ts";
import { textChange } from "./change-text.ts";
import { print, soundDocuments } from "./documents.ts";
import { nastyText } from "./nasty.ts";
import type { FuzzSuite } from "./suite.ts";

/** Another reading of a text, as strict as YAML 1.2 has it; an empty text has no documents. */
function otherReading(text: string): readonly Document[] {
  const documents = parseAllDocuments(text, { version: "1.2", schema: "core", strict: true, logLevel: "silent" });
  return Array.isArray(documents) ? documents : [];
}

/** What we read, the other one reads alike; what it finds a fault with, we refuse too. */
function agree(bytes: Uint8Array): void {
  const { documents, faults } = read("a.yaml", bytes);
  if (faults.length > 0) {
    assert.equal(documents, []);
    return;
  }
  const others = otherReading(new TextDecoder().decode(bytes));
  assert.equal(
    others.flatMap(({ errors }) => errors),
    [],
  );
  const [ours, theirs] = [documents.map(({ value }) => value), others.map((one) => one.toJS())];
  assert.ok(isDeepStrictEqual(ours, theirs), `${JSON.stringify(ours)} is ${JSON.stringify(theirs)} to another reader`);
}

/** Every scalar within a value that is not null, by its path: null may have no text of its own. */
function* scalars(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value !== "object") yield path;
  else
    for (const [key, one] of Object.entries(value ?? {}))
      yield* scalars(one, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** An anchor that is written where a value is said to be belongs to that value. */
function placesAreRight(bytes: Uint8Array): void {
  const text = new TextDecoder().decode(bytes);
  const { ofPath } = positions(text);
  for (const [index, { value }] of read("a.yaml", bytes).documents.entries())
    for (const path of [...scalars(value)].slice(0, 20)) {
      const { line, column } = ofPath(index, path, "value");
      const lines = text.split("\n");
      const marked = lines[line - 1] ?? "";
      lines[line - 1] = `${marked.slice(0, column - 1)}&here ${marked.slice(column - 1)}`;
      const document = otherReading(lines.join("\n"))[index];
      assert.is(anchored(document), document?.getIn(path, true), `${path.join(".")} at ${line}:${column}`);
    }
}

function anchored(document: Document | undefined): unknown {
  let found: unknown;
  visit(document ?? null, {
    Scalar: (_, node) => {
      if (node.anchor !== "here") return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return isScalar(found) ? found : "nothing";
}

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    nastyText,
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.constantFrom(true, false, null, 1.5, "a b", "x: y", "- z", " ", "multi\nline\n", "# no comment"),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(nastyText, tie("any"), { maxKeys: 4 }),
  ),
})).any;

const style = fc.record({
  defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL", "BLOCK_FOLDED"),
  collectionStyle: fc.constantFrom("any", "block", "flow"),
  indent: fc.integer({ min: 1, max: 5 }),
  lineWidth: fc.constantFrom(0, 20, 80),
});

/** One to three documents in a file, in any style. */
export const written = fc
  .tuple(fc.array(value, { minLength: 1, maxLength: 3 }), style, fc.boolean())
  .map(([values, options, crlf]) => {
    const texts = values.map((one) => stringify(one, { ...options, aliasDuplicateObjects: false } as object));
    const text = texts.join("---\n");
    return new TextEncoder().encode(crlf ? text.replaceAll("\n", "\r\n") : text);
  });

const sound = Object.values(soundDocuments()).map(print);
export const broken = fc
  .tuple(fc.constantFrom(...sound), textChange)
  .map(([bytes, change]) => change(Buffer.from(bytes)));

export const properties: FuzzSuite = {
  "documents of any style are to another reader of YAML 1.2 what they are to us": fc.property(written, agree),
  "changed documents are refused, or to another reader what they are to us": fc.property(broken, agree),
  "a value stands where it is said to stand": fc.property(written, placesAreRight),
};
