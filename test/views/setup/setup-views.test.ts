import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Finding } from "../../../model/setup/finding.ts";
import { toSummary } from "../../../views/setup/github.ts";
import { toLines } from "../../../views/setup/human.ts";

const all: readonly Finding[] = [
  { check: "reachable", subject: "acme/specs", state: "fine", says: "it is there" },
  {
    check: "approval",
    subject: "acme/specs",
    state: "wrong",
    says: "a workflow may approve",
    fix: { text: "switch it off", url: "https://github.com/acme/specs/settings/actions" },
  },
  { check: "bypass", subject: "acme/specs", state: "not checked", says: "GitHub does not tell" },
];

const views = suite("what doctor found");

views("is a line each, with what to do, and all three states counted", () => {
  assert.equal(toLines(all), [
    "fine         acme/specs: it is there [reachable]",
    "wrong        acme/specs: a workflow may approve [approval]",
    "             switch it off: https://github.com/acme/specs/settings/actions",
    "not checked  acme/specs: GitHub does not tell [bypass]",
    "",
    "1 wrong, 1 not checked, 1 fine",
  ]);
});

views("has no power over the terminal", () => {
  const says = "\u001b[2Jcleared\n##[error]";
  const lines = toLines([{ check: "named", subject: says, state: "wrong", says, fix: { text: says, url: says } }]);
  assert.is(lines.length, 4);
  for (const line of lines) for (const power of ["\u001b", "\n", "##["]) assert.not.ok(line.includes(power), line);
});

views("is a table of what needs somebody, for a job's summary", () => {
  assert.equal(toSummary(all).split("\n"), [
    "### 1 wrong, 1 not checked, 1 fine",
    "",
    "| state | of | what | do |",
    "| --- | --- | --- | --- |",
    "| wrong | `acme/specs` | a workflow may approve `approval` | switch it off (`https://github.com/acme/specs/settings/actions`) |",
    "| not checked | `acme/specs` | GitHub does not tell `bypass` |  |",
    "",
  ]);
  assert.equal(toSummary(all.slice(0, 1)), "### 0 wrong, 0 not checked, 1 fine\n\n");
});

views.run();
