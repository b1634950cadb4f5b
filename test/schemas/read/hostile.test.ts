import { suite } from "uvu";
import * as assert from "uvu/assert";
import { load } from "../../../schemas/load.ts";
import { maxFaults, read } from "../../../schemas/read/read.ts";
import { changed, filesOf, problemsOf, said, sound } from "../specs.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const hostile = suite("hostile text");

/** Values that one reader of YAML takes for a number, a truth or a date and another one for text. */
const ambiguous: readonly (readonly [string, string, string])[] = [
  ["017", "017 is not the same number to every reader", 'write 17, or quote it: "017"'],
  ["0o17", "0o17 is not the same number to every reader", 'write 15, or quote it: "0o17"'],
  ["0x1F", "0x1F is not the same number to every reader", 'write 31, or quote it: "0x1F"'],
  ["+1", "+1 is not the same number to every reader", 'write 1, or quote it: "+1"'],
  ["1e3", "1e3 is not the same number to every reader", 'write 1000, or quote it: "1e3"'],
  [".5", ".5 is not the same number to every reader", 'write 0.5, or quote it: ".5"'],
  [
    "012345678901",
    "012345678901 is not the same number to every reader",
    'write 12345678901, or quote it: "012345678901"',
  ],
  ["1e400", "1e400 is no number that a spec can mean", 'quote it: "1e400"'],
  [".inf", ".inf is no number that a spec can mean", 'quote it: ".inf"'],
  ["-.INF", "-.INF is no number that a spec can mean", 'quote it: "-.INF"'],
  [".nan", ".nan is no number that a spec can mean", 'quote it: ".nan"'],
  [
    "12345678901234567890",
    "12345678901234567890 has more digits than a number keeps",
    'quote it: "12345678901234567890"',
  ],
  ["1:30", "1:30 is text to some readers, and a number to others", 'quote it: "1:30"'],
  ["1_000", "1_000 is text to some readers, and a number to others", 'quote it: "1_000"'],
  ["0b11", "0b11 is text to some readers, and a number to others", 'quote it: "0b11"'],
  ["no", "no is text to some readers, and false to others", 'write false, or quote it: "no"'],
  ["Off", "Off is text to some readers, and false to others", 'write false, or quote it: "Off"'],
  ["on", "on is text to some readers, and true to others", 'write true, or quote it: "on"'],
  ["y", "y is text to some readers, and true to others", 'write true, or quote it: "y"'],
];
for (const [value, message, fix] of ambiguous) {
  hostile(`${value} is refused where it stands, and the quoted one is text`, () => {
    const problems = problemsOf(changed("shop.yaml", "LOG_LEVEL: info", `LOG_LEVEL: ${value}`));
    assert.equal(problems.map(said), [`shop.yaml:13:16 ${message}`]);
    assert.is(problems[0]?.fix, fix);
    assert.equal(problemsOf(changed("shop.yaml", "LOG_LEVEL: info", `LOG_LEVEL: "${value}"`)), []);
  });
}

hostile("a version that looks like a number is not quoted for its author: digits are lost by then", () => {
  const [problem] = problemsOf(changed("shop.yaml", "LOG_LEVEL: info", "LOG_LEVEL: 1.10"));
  assert.is(problem && said(problem), "shop.yaml:13:16 spec.config.LOG_LEVEL must be text, got 1.1");
  assert.is(problem?.fix, "put it in quotes, with every digit");
});

/** Characters that a reviewer does not see, or that cannot be written again. */
const unseen: readonly (readonly [what: string, value: string, place: string])[] = [
  ["an escape sequence", "a\u001b[2Jb", "13:17 the file has the character U+001B, which nobody sees"],
  ["a line break of YAML 1.1", "a\u0085b", "13:17 the file has the character U+0085, which nobody sees"],
  ["a line separator", "a\u2028b", "13:17 the file has the character U+2028, which nobody sees"],
  ["a mark that turns the text", "a\u202eb", "13:17 the file has the character U+202E, which nobody sees"],
  ["the same in a comment", "a # \u2066b", "13:20 the file has the character U+2066, which nobody sees"],
  ["a byte order mark in the middle", "a\ufeffb", "13:17 the file has the character U+FEFF, which nobody sees"],
  ["a carriage return alone", "a\rb", "13:17 a carriage return that ends no line"],
  ["an escaped control character", '"a\\u0007b"', "13:16 a text with the character U+0007 cannot be written again"],
  ["an escaped NUL character", '"a\\0b"', "13:16 a text with the character U+0000 cannot be written again"],
  ["half of a pair", '"a\\ud800b"', "13:16 a text with the character U+D800 cannot be written again"],
];
for (const [what, value, expected] of unseen) {
  hostile(`${what} is refused where it stands`, () => {
    const problems = problemsOf(changed("shop.yaml", "LOG_LEVEL: info", `LOG_LEVEL: ${value}`));
    assert.equal(problems.map(said), [`shop.yaml:${expected}`]);
  });
}

hostile("letters of every writing, emoji and escapes of what is unseen are text", () => {
  for (const value of ["שלום", "مرحبا", "日本語", "👩‍👩‍👧‍👦", "e\u0301", '"\\u202e"', '"two\\nlines"'])
    assert.equal(problemsOf(changed("shop.yaml", "LOG_LEVEL: info", `LOG_LEVEL: ${value}`)), [], value);
});

hostile("lines that end in \\r\\n say the same, and keep their numbers", () => {
  const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
  const texts = Object.fromEntries(Object.entries(sound).map(([file, text]) => [file, crlf(text)]));
  const [one, other] = [load(filesOf(sound)), load(filesOf(texts))];
  assert.is(one.status, "valid");
  assert.equal(other, one);
  const wrong = crlf((sound["shop.yaml"] ?? "").replace("min: 2", "min: two"));
  assert.equal(problemsOf({ ...sound, "shop.yaml": wrong }).map(said), [
    'shop.yaml:17:10 spec.scaling.min must be a whole number, got "two"',
  ]);
});

/** More than anybody means: each of these ends in a worded problem. */
const bomb = Array.from({ length: 9 }, (_, index) => `l${index}: &l${index} [${`*l${index - 1}, `.repeat(9)}]`);
const block = (unit: string, levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${" ".repeat(level % 4000)}${unit}`).join("\n");
const huge: readonly (readonly [what: string, text: string, first: string])[] = [
  ["an alias bomb", bomb.join("\n"), "1:5 the anchor &l0 is not read"],
  ["10,000 levels of lists", "[".repeat(10_000), "1:41 nested more than 40 levels deep"],
  [
    "10,000 closed levels of lists",
    `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}`,
    "1:43 nested more than 40 levels deep",
  ],
  [
    "10,000 levels of maps",
    `a: ${"{a: ".repeat(10_000)}${"}".repeat(10_000)}`,
    "1:157 nested more than 40 levels deep",
  ],
  ["10,000 levels of dashes", "- ".repeat(10_000), "1:81 nested more than 40 levels deep"],
  ["700 levels of indented maps", block("a:", 700), "40:40 nested more than 40 levels deep"],
  ["100,000 keys", `{${"a,".repeat(100_000)}}`, "1:1 more than 1000 entries in one place"],
  ["100,000 entries of a list", `a: [${"1,".repeat(100_000)}]`, "1:4 more than 1000 entries in one place"],
  ["300 KiB", `a: ${"x".repeat(300 * 1024)}`, "1:1 the file has more than 256 KiB, which is the most that is read"],
  ["a line of 200 KiB", `a: "${"x".repeat(200 * 1024)}"`, "1:4 a value of more than 8192 characters"],
  ["a fault far to the right", `a: [${"1, ".repeat(900)}*b]`, "1:2705 the alias *b is not read"],
  ["merge keys", "a: { <<: { b: 1 } }", "1:6 merge keys are not read"],
  ["a key with an escape", '"a\\u0000": 1', "1:1 a text with the character U+0000 cannot be written again"],
  ["a key of another prototype", "a:\n  __proto__: { b: 1 }", "2:3 __proto__ cannot be a key"],
];
for (const [what, text, first] of huge) {
  hostile(`${what}: ${first}`, () => {
    const { documents, faults } = read("a.yaml", bytes(text));
    assert.equal(documents, []);
    assert.ok(faults.length <= maxFaults);
    assert.is(problemsOf({ ...sound, "a.yaml": text }).map(said)[0], `a.yaml:${first}`);
  });
}

hostile("of 5,000 faults the first are told, and how many more there are", () => {
  const problems = problemsOf({ ...sound, "a.yaml": "- &a 1\n".repeat(5000).replace("- &a 1\n", "- 1\n") });
  assert.is(problems.length, maxFaults);
  assert.is(said(problems.at(-1) ?? ({} as never)), "a.yaml:20:3 4981 more faults in this file");
});

hostile.run();
