import { suite } from "uvu";
import * as assert from "uvu/assert";
import { choose, type Wanted } from "../../../model/release/choose.ts";
import { stateOf } from "../../../model/release/state.ts";

const build = (application: string, commit: string) => ({
  ...{ application, commit, repository: `acme/${application}`, image: `ghcr.io/acme/${application}` },
  ...{ context: ".", file: "Dockerfile" },
});
const want = (why: Wanted["why"], application: string, commit: string = why): Wanted => ({
  why,
  build: build(application, commit),
});
const shown = (builds: readonly { application: string; commit: string }[]): readonly string[] =>
  builds.map(({ application, commit }) => `${application}@${commit}`);

const test = suite("what a run builds");

test("is what was asked for, then versions, then tips, in turns", () => {
  const wanted = [
    want("tip", "a"),
    want("tag", "a", "1"),
    want("tag", "a", "2"),
    want("tag", "b", "1"),
    want("asked", "b"),
  ];
  assert.equal(shown(choose(wanted, { most: 9, turn: 0 }).now), ["b@asked", "a@1", "b@1", "a@2", "a@tip"]);
});

test("is never more than may be, and the rest is for later", () => {
  const wanted = ["a", "b", "c"].map((name) => want("tip", name));
  const { now, later } = choose(wanted, { most: 2, turn: 0 });
  assert.equal([shown(now), shown(later)], [["a@tip", "b@tip"], ["c@tip"]]);
});

test("begins with another application each time, so that all have their turn", () => {
  const wanted = ["a", "b", "c"].map((name) => want("tip", name));
  const first = [0, 1, 2, 3].map((turn) => shown(choose(wanted, { most: 1, turn }).now)[0]);
  assert.equal(first, ["a@tip", "b@tip", "c@tip", "a@tip"]);
});

test("is nothing of nothing", () => assert.equal(choose([], { most: 20, turn: 7 }), { now: [], later: [] }));

test("tells of each application the gravest first", () => {
  const tracked = { application: "a", repository: "acme/a" };
  const chosen = { now: [build("a", "1"), build("b", "1")], later: [{ ...build("a", "2"), tag: "v1" }] };
  const { remarks } = stateOf(tracked, [{ word: "current", commit: "3" }, { word: "empty" }], chosen);
  assert.equal(
    remarks.map((remark) => remark.word),
    ["empty", "next-run", "to-build", "current"],
  );
  assert.throws(() => stateOf(tracked, [], { now: [], later: [] }), /nothing was found out about a/);
});

test.run();
