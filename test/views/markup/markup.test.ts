import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fit } from "../../../views/markup/fit.ts";
import { printJson } from "../../../views/markup/json.ts";
import { codeSpan, escapeMarkdown, table } from "../../../views/markup/markdown.ts";
import { inert } from "../../../views/markup/terminal.ts";

const terminal = suite("inert");
const unseen: readonly (readonly [string, string])[] = [
  ["plain text, ä 😀", "plain text, ä 😀"],
  ["\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
  ["two\nlines\r\n", "two\\u000alines\\u000d\\u000a"],
  ["::error::\u0085x\u009b2J", "::error::\\u0085x\\u009b2J"],
  ["abc\u202edcb", "abc\\u202edcb"],
  ["##[add-mask]x ###[error]", "##\\u005badd-mask]x ###\\u005berror]"],
  ["zero\u200bwidth\u2028\ufeff", "zero\\u200bwidth\\u2028\\ufeff"],
];
for (const [text, expected] of unseen) {
  terminal(`${JSON.stringify(text)} is shown as ${expected}`, () => assert.is(inert(text), expected));
}
terminal.run();

const json = suite("printJson");
json("escapes what has power over a terminal or a runner, and parses to the same", () => {
  const value = { "##[error]": ["\u001b[2J\u009b\u202e", "two\nlines", 1, null] };
  const text = printJson(value);
  assert.equal(JSON.parse(text), value);
  assert.is(text, text.split("\n").map(inert).join("\n"));
  assert.match(text, /^\{\n {2}"##\\u005berror\]": \[/);
});
json.run();

const markdown = suite("escapeMarkdown");
const marked: readonly (readonly [string, string])[] = [
  ["plain text, 7 of 9", "plain text, 7 of 9"],
  ["<img onerror=x>", "&#60;img onerror&#61;x&#62;"],
  ["[a](b)", "&#91;a&#93;&#40;b&#41;"],
  ["a|b", "a&#124;b"],
  ["`code` *b* _i_", "&#96;code&#96; &#42;b&#42; &#95;i&#95;"],
  ["@acme", "&#64;&#8203;acme"],
  ["fixes #1", "fixes &#35;&#8203;1"],
  ["https://x.example", "https&#58;//x&#46;example"],
  ["# a\n- b", "&#35;&#8203; a&#92;u000a&#45; b"],
  ["&lt;", "&#38;lt;"],
];
for (const [text, expected] of marked) {
  markdown(`${JSON.stringify(text)} becomes ${expected}`, () => assert.is(escapeMarkdown(text), expected));
}
markdown.run();

const code = suite("codeSpan");
const spans: readonly (readonly [string, string])[] = [
  ["a.yaml", "`a.yaml`"],
  ["a`b", "`` a`b ``"],
  ["``", "``` `` ```"],
  ["", "`  `"],
  [" a", "`  a `"],
  ["a\n# b", "`a\\u000a# b`"],
];
for (const [text, expected] of spans) {
  code(`${JSON.stringify(text)} becomes ${expected}`, () => assert.is(codeSpan(text), expected));
}
code("a pipe does not end a table's cell", () => {
  assert.is(table(["a"], [[codeSpan("x|y")]]), "| a |\n| --- |\n| `x\\|y` |");
});
code.run();

const fitting = suite("fit");
fitting("whole lines are kept as long as they fit, in bytes", () => {
  assert.equal(fit(["ab", "cd", "ef"], 5), ["ab", "cd"]);
  assert.equal(fit(["ab", "cd", "ef"], 8), ["ab", "cd", "ef"]);
  assert.equal(fit(["ää", "cd"], 6), ["ää"]);
  assert.equal(fit(["abc"], 2), []);
});
fitting.run();
