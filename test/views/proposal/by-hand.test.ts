import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ByHand } from "../../../model/tree/by-hand.ts";
import { toByHandLines, toByHandSection, toByHandWords } from "../../../views/proposal/by-hand.ts";
import { toCheckRun } from "../../../views/proposal/checks.ts";
import { toLines } from "../../../views/proposal/human.ts";
import type { Proposed } from "../../../views/proposal/proposal.ts";
import { toPullRequestText } from "../../../views/proposal/pull-request.ts";

const links = { serverUrl: "https://github.com", repository: "acme/environments" };
const edit = {
  commit: "c".repeat(40),
  author: "ada",
  at: "2026-11-20T10:00:00Z",
  subject: "Tinker",
  paths: ["staging-eu/apps/shop/deployment-shop.yaml"],
};
const edited: ByHand = { drift: edit.paths, edits: [edit] };

const words = suite("what was edited by hand, in words");
const said: readonly (readonly [string, ByHand, string])[] = [
  ["names who and where", edited, "it overwrites what ada edited by hand in ccccccc"],
  ["counts the rest", { ...edited, edits: [edit, edit, edit] }, "by hand in ccccccc and in 2 more commits"],
  ["cuts a long name", { drift: [], edits: [{ ...edit, author: "a".repeat(99) }] }, `what ${"a".repeat(40)}… edited`],
  [
    "tells of a rewritten history",
    { drift: [], edits: [], lostMerge: { number: 7, commit: "d".repeat(40) } },
    "main no longer holds Landfall's merge of #7",
  ],
  ["knows at least where", { drift: ["eu/flux"], edits: [] }, "it overwrites what was edited by hand: eu/flux"],
];
for (const [title, byHand, part] of said) {
  words(title, () => {
    const text = toByHandWords(byHand);
    assert.ok(text.startsWith("a person to merge it, because ") && text.includes(part), text);
  });
}
words.run();

const shown = suite("what was edited by hand, shown");

shown("nothing, when nothing was", () => {
  assert.is(toByHandSection({ drift: [], edits: [] }, links), "");
  assert.equal(toByHandLines({ drift: [], edits: [] }), []);
});

shown("who, which commit, when, why and which files", () => {
  const section = toByHandSection(edited, links);
  const link = `[\`ccccccc\`](https://github.com/acme/environments/commit/${edit.commit})`;
  for (const part of [link, "by ada (2026", "Tinker", "`staging-eu/apps/shop/deployment-shop.yaml`"])
    assert.ok(section.includes(part), part);
  assert.equal(toByHandLines(edited), [
    "edited by hand by ada in ccccccc (2026-11-20T10:00:00Z): Tinker: staging-eu/apps/shop/deployment-shop.yaml",
    "not as it was rendered: staging-eu/apps/shop/deployment-shop.yaml",
  ]);
});

/** In code nothing of it means anything. */
const outsideCode = (text: string): string => text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, "");
const hostile = "<img src=x> @acme #1 [a](http://x) ![b](http://y) \u001b[2J\n::error::x ##[error]y |`";
const attacked: ByHand = {
  drift: [hostile],
  edits: [{ commit: "c".repeat(40), author: hostile, at: hostile, subject: hostile, paths: [hostile] }],
};

shown("without obeying a word of it", () => {
  for (const raw of ["<img", "@acme", "](http://x", "\u001b", "##["]) {
    assert.not.ok(outsideCode(toByHandSection(attacked, links)).includes(raw), raw);
  }
  for (const line of toByHandLines(attacked)) {
    for (const raw of ["\u001b", "\n", "##["]) assert.not.ok(line.includes(raw), line);
  }
});

shown("within what a pull request and a check run hold", () => {
  const many = Array.from({ length: 20 }, () => ({
    ...edit,
    subject: "@".repeat(300),
    paths: Array.from({ length: 500 }, (_, index) => `${"@".repeat(200)}${index}`),
  }));
  const proposed: Proposed = {
    source: { repository: "acme/specs", commit: "a".repeat(40) },
    plan: {
      environment: "staging",
      changes: [],
      units: [],
      drift: [],
      removedClusters: [],
      notDeployed: [],
      kept: [],
      tree: "1".repeat(40),
    },
    byHand: { drift: [], edits: many },
  };
  const { body } = toPullRequestText(proposed, links);
  assert.ok(body.length <= 65_535 && body.endsWith("not this branch._"), String(body.length));
  const { summary } = toCheckRun("b".repeat(40), proposed, links);
  assert.ok(summary.length <= 65_535, String(summary.length));
});

shown("a removed cluster comes first, everywhere", () => {
  const source = { repository: "acme/specs", commit: "a".repeat(40) };
  const plan = {
    environment: "staging",
    changes: [],
    units: [],
    drift: [],
    removedClusters: ["staging-eu"],
    notDeployed: [],
    kept: [],
    tree: "1".repeat(40),
  };
  const proposed: Proposed = { source, plan, byHand: { drift: [], edits: [] } };
  assert.match(
    toPullRequestText(proposed, links).body,
    /^.*\n\n\*\*Caution: the specs no longer have the cluster staging&#45;eu/,
  );
  assert.match(toCheckRun("b".repeat(40), proposed, links).summary, /Caution: the specs/);
  const { removedClusters, units } = plan;
  const lines = toLines({
    status: "proposed",
    source,
    proposals: [
      { status: "open", environment: "staging", number: 1, url: "u", units, removedClusters, waitsFor: "a person" },
    ],
    notDeployed: [],
    leftAlone: ["old"],
    warnings: ["acme/environments is called acme/clusters today"],
  });
  assert.ok(lines.some((line) => line.includes("staging-eu is no longer in the specs")));
  assert.ok(lines.some((line) => line.startsWith("  old: no longer in the specs")));
  assert.ok(lines.some((line) => line.startsWith("  warning: acme/environments is called")));
});

shown.run();
