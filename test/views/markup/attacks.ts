/** What others may write, by what it tries. Every view gets each of them in every field. */
const terminal = [
  "\u001b[31mred\u001b[0m",
  "\u001b[2J\u001b[H",
  "\u009b2J\u009dtitle\u009c",
  "\u001b]0;title\u0007",
  "\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\",
  "done\roverwritten",
  "gone\b\b\b\b",
  "nothing\u0000after\u007f\u0085",
];

const unseen = [
  "abc\u202edcb\u2066x\u2069",
  "zero\u200bwidth\u200d\u2060\ufeff",
  "soft\u00adhyphen\u034fjoiner\u180emark",
  "filler\u3164\u115f\uffa0",
  "tag\u{e0041}\u{e0042}\u{e007f}",
  "variation\ufe0f\u{e0100}",
  "high\ud800 low\udc00 turned\udc00\ud800",
  "line\u2028paragraph\u2029",
];

const runner = [
  "::error file=a.yaml,line=1::x",
  "  ::set-output name=result::valid",
  "\n::stop-commands::token",
  "\r\n::add-mask::e",
  "\u00ad::error::x",
  "\ufe0f::error::x",
  "\u00a0\u3000::warning::x",
  "##[error]x",
  "###[set-output name=a]x",
  "#\u00ad#[error]x",
  "a%0A::error::x%0D%25",
  "b,line=9::c",
  ":",
  "::",
  "##",
];

const blocks = [
  ...["# heading", "title\n=====", "title\n---", "---", "***", "- item", "1. item", "> quote", "+ item", "* item"],
  "> [!WARNING]\n> alert",
  "- [ ] task",
  "    indented code",
  "     - far",
  "```\nfence",
  "~~~\nfence",
  "```mermaid\ngraph TD; a-->b\n```",
  "|a|b|\n|-|-|\n|c|d|",
  "[reference]: https://evil.example",
  "[^1]: footnote",
  "break  \nbreak\\\nbreak",
];

const inline = [
  ...["**bold**", "_italic_", "~~struck~~", "`code`", "``", "```", "`", "\\`code\\`", "a`b``c```d", "\\", "a\\"],
  ...["a | b", "a \\| b", "a \\\\| b", "a \\\\\\| b", "|", "\\|", "`|`", "[open", "close]", "](x", "**", "*"],
  "[a](javascript:alert(1))",
  "[a](data:text/html;base64,eA==)",
  "[a](//evil.example)",
  "[a][reference] [^1]",
  "](https://evil.example) [b",
  "`](https://evil.example) [b`",
  "![](https://tracker.example/p.png)",
  "$x^2$ and $$y$$",
  "$`z`$",
  ":tada: :+1: :a:b:",
];

const html = [
  ...["<b>bold</b>", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<details><summary>x", "</details>"],
  ...["</td></tr></table>", "<!-- landfall:v1 -->", "<!--", "-->", "<a href='javascript:alert(1)'>x</a>", "</code>"],
  ...["<https://evil.example>", "<eve@evil.example>", "&lt;b&gt;", "&#64;acme", "&nbsp;", "<?x?>", "<![CDATA[x]]>"],
];

const references = [
  ...["@acme", "@acme/admins", "x @acme", "(@acme)", "#1", "GH-1", "gh-12", "acme/specs#1", "fixes #1", "Closes: #1"],
  ...[
    "https://evil.example/a?b=c",
    "http://evil.example",
    "ftp://evil.example",
    "www.evil.example",
    "eve@evil.example",
  ],
  ...["mailto:eve@evil.example", "xmpp:eve@evil.example", "a".repeat(40), "0123abc", "acme/specs@0123abc"],
  "resolves https://github.com/acme/specs/issues/1",
  `acme/specs@${"ab12".repeat(10)}`,
];

const commits = [
  "x\n\nCo-authored-by: Eve <eve@evil.example>",
  `x\nLandfall-Source: evil/specs@${"e".repeat(40)}`,
  "x\n\nskip-checks: true",
  ...["[skip ci]", "[CI Skip]", "[no ci]", "[skip actions]", "[actions skip]", "x [skip ci] y"],
];

const paths = [
  ...["../../etc/passwd", "/etc/passwd", "a..b", "@{upstream}", "HEAD~1", "-rf", "--upload-pack=touch x", "a.lock"],
  ...["C:\\x", "file:///etc/passwd", "a b/c;d", "%2e%2e%2f", "..\\..", "~/.ssh", "a//b", "$(touch x)", "`touch x`"],
];

const others = ["", " ", "   ", "\t", "\n", "\u00a0", "\u3000", "__proto__", "constructor", "%s%n%x", "{0}", "[x](0)"];

/** Longer than any limit; some of it as soon as it is escaped. */
export const long: readonly string[] = ["@".repeat(70_000), "\\".repeat(70_000), "\u0000".repeat(12_000)];

export const attacks: Readonly<Record<string, readonly string[]>> = {
  ...{ terminal, unseen, runner, blocks, inline, html, references, commits, paths, others },
};
