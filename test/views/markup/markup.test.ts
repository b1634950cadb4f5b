import { suite } from "uvu";
import * as assert from "uvu/assert";
import { commitText } from "../../../views/markup/commit-text.ts";
import { fit, fitLines, fitText } from "../../../views/markup/fit.ts";
import { printJson } from "../../../views/markup/json.ts";
import { isWebAddress, link } from "../../../views/markup/link.ts";
import { codeSpan, escapeMarkdown, table } from "../../../views/markup/markdown.ts";
import { inert } from "../../../views/markup/terminal.ts";

const terminal = suite("inert");
const unseen: readonly (readonly [string, string])[] = [
  ["plain text, ä 😀", "plain text, ä 😀"],
  ["\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
  ["two\nlines\r\n", "two\\u000alines\\u000d\\u000a"],
  ["a ::error::\u0085x\u009b2J", "a ::error::\\u0085x\\u009b2J"],
  ["::error::x", "\\u003a:error::x"],
  [" \u00a0::error::x", " \u00a0\\u003a:error::x"],
  ["#\u00ad#[error]x", "#\\u00ad#[error]x"],
  ["half\ud800 tag\u{e0041} filler\u3164", "half\\ud800 tag\\udb40\\udc41 filler\\u3164"],
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
  ["https://x.example", "https&#58;&#8203;//x&#46;example"],
  ["# a\n- b", "&#35;&#8203; a&#92;u000a&#45; b"],
  ["&lt;", "&#38;lt;"],
  [":tada: a:1", "&#58;&#8203;tada&#58; a&#58;1"],
  ["www.x gh-1", "www&#8203;&#46;x gh&#8203;&#45;1"],
  ["0123abcdef", "0123ab&#8203;cdef"],
  ["$x$", "<span>$</span>x<span>$</span>"],
  ["  a  b ", "&#32;&#32;a &#32;b&#32;"],
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
code("no backslash before a pipe ends it either", () => {
  assert.is(table(["a"], [[codeSpan("x\\|y")]]), "| a |\n| --- |\n| `x\\\\u007cy` |");
});
code.run();

const commits = suite("commitText");
const messages: readonly (readonly [string, string])[] = [
  ["staging: shop", "staging: shop"],
  ["fixes #1 for @acme", "fixes #\u200b1 for @\u200bacme"],
  ["x [Skip CI]", "x [\u200bSkip CI]"],
  ["x\n\nCo-authored-by: y", "x\\u000a\\u000aCo-authored-by: y"],
];
for (const [text, expected] of messages) {
  commits(`${JSON.stringify(text)} becomes ${JSON.stringify(expected)}`, () => assert.is(commitText(text), expected));
}
commits.run();

const links = suite("link");
const addresses: readonly (readonly [string | undefined, boolean])[] = [
  ["https://github.com/acme/specs/pull/1", true],
  ["http://127.0.0.1:8080/acme/specs/commit/abc", true],
  ["https://github.com/acme/specs/pull/1/checks?check_run_id=2&pr=1", true],
  ["https://github.com/acme/specs/blob/abc/applications/shop.yaml#L12", true],
  ["https://github.com/acme/specs#readme", false],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["//evil.example", false],
  ["https://github.com@evil.example/", false],
  ["https://github.com/a) [b](https://evil.example", false],
  ["https://github.com/a b", false],
  [undefined, false],
];
for (const [url, isOne] of addresses) {
  links(`${url} ${isOne ? "is" : "is not"} led to`, () => {
    assert.is(isWebAddress(url), isOne);
    assert.is(link("x", url), isOne ? `[x](${url})` : "x");
  });
}
links("is none without a text", () => assert.is(link("", "https://github.com"), ""));
links.run();

const fitting = suite("fit");
fitting("whole lines are kept as long as they fit, in bytes", () => {
  assert.equal(fit(["ab", "cd", "ef"], 5), ["ab", "cd"]);
  assert.equal(fit(["ab", "cd", "ef"], 8), ["ab", "cd", "ef"]);
  assert.equal(fit(["ää", "cd"], 6), ["ää"]);
  assert.equal(fit(["abc"], 2), []);
});
fitting("of text that is too long whole lines are kept, and the others counted", () => {
  assert.is(fitLines("ab\ncd", 5), "ab\ncd");
  assert.is(fitLines(`ab\n${"x".repeat(40)}`, 39), "ab\n\n1 more line does not fit here.");
  assert.is(fitLines(`ab\n${"x\n".repeat(40)}y`, 39), "ab\nx\nx\n\n39 more lines do not fit here.");
});
fitting("a title is cut after its unseen characters are shown", () => {
  assert.is(fitText("\u0000\u0000", 8), "\\u0000\\…");
  assert.is(fitText("abc", 3), "abc");
});
fitting.run();
