import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import * as assert from "uvu/assert";
import { isMap, isScalar, LineCounter } from "yaml";
import { compose, parse } from "../../schemas/read/compose.ts";
import { readFull } from "../../schemas/read/full.ts";
import { decode } from "../../schemas/read/text.ts";
import { readUsual } from "../../schemas/read/usual.ts";
import { usualKeys } from "../../schemas/read/usual-keys.ts";
import { nastyText } from "./nasty.ts";
import { broken, written } from "./reader.ts";
import type { FuzzSuite } from "./suite.ts";

/** The short way gives what the whole syntax gives, or leaves it to that. */
export function holds(bytes: Uint8Array): void {
  const text = decode(bytes);
  const usual = typeof text === "string" ? readUsual(text) : undefined;
  if (typeof text !== "string" || usual === undefined) return;
  const full = readFull(text);
  const isSame = isDeepStrictEqual(full, { values: usual, faults: [] });
  assert.ok(isSame && JSON.stringify(full.values) === JSON.stringify(usual), `${JSON.stringify(usual)} of ${text}`);
  const find = usualKeys(text);
  for (const { document, path, line, column } of keysIn(text)) {
    const place = find(document, path);
    const isAlike = place === undefined || (place.line === line && place.column === column);
    assert.ok(isAlike, `${JSON.stringify([path, place, { line, column }])} of ${text}`);
  }
}

/** The keys of maps in maps, where the whole syntax has them. */
function keysIn(text: string) {
  const lines = new LineCounter();
  for (const found of text.matchAll(/^/gm)) lines.addNewLine(found.index);
  const below = (document: number, node: unknown, path: readonly string[]): Key[] =>
    (isMap(node) ? node.items : []).flatMap(({ key, value }) => {
      if (!isScalar(key) || !key.range) return [];
      const { line, col: column } = lines.linePos(key.range[0]);
      const at = [...path, String(key.value)];
      return [{ document, path: at, line, column }, ...below(document, value, at)];
    });
  return compose(parse(text), text).flatMap(({ contents }, document) => below(document, contents, []));
}

type Key = {
  readonly document: number;
  readonly path: readonly string[];
  readonly line: number;
  readonly column: number;
};

const words = [
  ...[
    "a",
    "b",
    "key",
    "yes",
    "No",
    "null",
    "true",
    "False",
    "~",
    "<<",
    "017",
    "1",
    "-1",
    "-0",
    "1.50",
    "0",
    "00",
    "1e3",
  ],
  ...[
    "1:30",
    "12:30:45",
    "1_0",
    "0x1F",
    "0b1",
    "0bf6",
    "0x1.2",
    "0x_",
    "0b2",
    "0o8",
    "-0x1",
    "0o7",
    "+1",
    ".5",
    "5.",
    ".inf",
    "-.inf",
    ".nan",
    "123456789012345678",
  ],
  ...[
    "2026-01-01",
    "2026-01-01T10:00:00Z",
    "100m",
    "1.2.3",
    "1.2.3e4",
    "1:2.3.4",
    "1..",
    "10.0.0.0/8",
    "0abc",
    "12e",
    "1e",
    "1a:b",
    "sha256:0f",
  ],
  ...[
    "'q'",
    '"q"',
    "''",
    '""',
    "'it''s'",
    '"\\n"',
    "'a: b'",
    '"# x"',
    "'a'b",
    '"a"b',
    "-a",
    "--a",
    "---",
    "-",
    "- -",
    "?",
  ],
  ...[
    "{}",
    "[]",
    "{ }",
    "[ ]",
    "[a, b]",
    "[a,b]",
    "{a: 1}",
    "{ a: 1, b: [c] }",
    "{a:1}",
    "{a}",
    "[a: 1]",
    "[a,]",
    "[,]",
  ],
  ...["{ a: }", "[a #b]", "[a # b]", "[a", "]", "{a: 1", "}", "[ [ ] ]", "{ 'a': 1 }", '["a":1]', "[- a]", "[-a, --b]"],
  ...[
    "a b",
    "a  b",
    "a #b",
    "a# b",
    "# c",
    "#",
    "a:b",
    "a: b",
    "a:",
    ":",
    ": ",
    "a :",
    "http://x:1/y?z=1&w#v",
    "*a",
    "&a",
  ],
  ...["!a", "a&b", "|", ">-", "%a", "@a", "`", ",", "a, b", "é", "日本", "\u00a0", "__proto__", "constructor", "..."],
];
const word = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...words) }, nastyText);
const name = fc.oneof({ weight: 8, arbitrary: fc.constantFrom("a", "b", "c", "d-e", "x.y/z", '"q r"', "'s'") }, word);

/** A line as it may stand in a file: how far in, dashes, a key, a value, a comment, all of which may be missing. */
const line = fc
  .record({
    indent: fc.constantFrom("", "", "  ", "  ", "    ", " ", "   ", "      "),
    dashes: fc.constantFrom("", "", "", "- ", "- ", "-   ", "- - ", "-"),
    key: fc.oneof(
      fc.constant(""),
      name.map((one) => `${one}: `),
      name.map((one) => `${one}:`),
    ),
    value: fc.oneof(fc.constant(""), word),
    comment: fc.constantFrom("", "", "", "", " # c", "#", " ", "  #"),
  })
  .map(({ indent, dashes, key, value, comment }) => indent + dashes + key + value + comment);
const mark = fc.constantFrom("---", "...", "# c", "  # c", "", " ", "--- a", "--- # c", "%YAML 1.2");
const lines = fc
  .array(fc.oneof({ weight: 9, arbitrary: line }, mark), { maxLength: 8 })
  .map((all) => new TextEncoder().encode(all.join("\n")));

export const properties: FuzzSuite = {
  "lines of any kind are read the short way as the whole syntax has it": fc.property(lines, holds),
  "documents of any style are read the short way as the whole syntax has it": fc.property(written, holds),
  "changed documents are read the short way as the whole syntax has it": fc.property(broken, holds),
};
