import { suite } from "uvu";
import * as assert from "uvu/assert";
import { words } from "../../../model/release/remark.ts";
import { toSummary } from "../../../views/release/github.ts";
import { toLines } from "../../../views/release/human.ts";
import { toJson, toJsonLine } from "../../../views/release/json.ts";
import { toSentence } from "../../../views/release/sentence.ts";
import { toWarnings } from "../../../views/release/warnings.ts";
import { remarks, tracked } from "./tracked.sample.ts";

const test = suite("what track says");

const sentences = [
  "the repository is not there, or not for this App: is the App installed on it?",
  "the repository went to another owner, as mallory/shop: nothing is built until the spec names it",
  "it could not be read: git ls-remote failed",
  "the repository is archived: nothing is built any more, and what runs stays",
  "the repository has no commit yet",
  "the repository's default branch has no commit: name another one in its settings",
  "tag v1.4.0 was moved from aaaaaaa to bbbbbbb: eu and us stay with aaaaaaa; give the new commit a new version",
  "tag v1.5.0 was moved to bbbbbbb: the image of that version is not known to be of it, and stays; give the commit a new version",
  "tags of version 1.3.0 contradict each other (1.3.0 is aaaaaaa, v1.3.0 is bbbbbbb): none of them counts",
  "no tag of version 1.2.0 is left, which production runs: nothing changes there",
  "main was rewritten: aaaaaaa, which staging runs, is no longer on it; the new tip takes its place",
  "aaaaaaa was asked for, but is neither on main nor a version: it is not built",
  "v2.0.0 (aaaaaaa) is not on main: it is not built",
  "aaaaaaa has failed: tests failed: adds up; ask for the commit to try it again",
  "the repository is called acme/store today: say so in the spec, before another takes its name",
  "the default branch is main now, and was master: it is followed",
  "whether main was rewritten was not checked: no answer",
  "aaaaaaa waits for the next run",
  "v2.1.0 (bbbbbbb) is to be built",
  "aaaaaaa is being built since 2026-11-20T12:00:00Z",
  "it is retired: nothing is built",
  "its image is built for web",
  "up to date, bbbbbbb has its image",
];

test("is a sentence for every word", () => {
  assert.equal(remarks.map(toSentence), sentences);
  assert.equal([...new Set(remarks.map(({ word }) => word))], words);
});

test("is a line for each thing in a terminal", () => {
  const [head, ...rest] = toLines(tracked);
  assert.is(head, `23 applications of acme/specs@${"5".repeat(40)}, 1 image to build`);
  assert.equal(
    rest,
    sentences.map((sentence, index) => `  app-${index}: ${sentence}`),
  );
  assert.match(toLines({ builds: [], states: [] })[0] ?? "", /^0 applications of this folder, 0 images to build$/);
});

test("is a table in a run's summary, without what is up to date, and cut where it is too long", () => {
  const summary = toSummary(tracked);
  assert.match(summary, /^1 image to build; 1 of 23 applications up to date\n\n\| application \| what \|/);
  assert.not.match(summary, /app&#45;22/);
  assert.match(toSummary(tracked, 3), /\n\nAnd 19 more, in the log\.\n$/);
  assert.is(
    toSummary({ builds: [], states: tracked.states.slice(-1) }),
    "0 images to build; 1 of 1 application up to date\n",
  );
});

test("is data for machines, on one line too", () => {
  const json = JSON.parse(toJson(tracked));
  assert.equal(JSON.parse(toJsonLine(tracked)), json);
  assert.not.match(toJsonLine(tracked), /\n/);
  assert.equal([json.version, json.builds], [1, tracked.builds]);
  const said = { word: "archived", sentence: sentences[3] };
  assert.equal(json.states[3], { application: "app-3", repository: "acme/shop", ...said, remarks: [said] });
});

test("warns of what a person should look at, as often as GitHub shows it", () => {
  assert.equal(toWarnings(tracked.states).length, 9);
  const many = toWarnings([...tracked.states, ...tracked.states]);
  assert.equal([many.length, many.at(-1)], [10, "9 more are in the run's summary"]);
});

test.run();
