import { suite } from "uvu";
import * as assert from "uvu/assert";
import { candidatesOf } from "../../../model/release/candidates.ts";
import type { Running } from "../../../model/release/running.ts";
import { usualForms } from "../../../model/release/tags.ts";
import { parseVersion } from "../../../model/release/version.ts";
import { mostVersions } from "../../../model/release/wanted.ts";

const runs = (text?: string, commit?: string, environment = "production"): Running => {
  const version = text === undefined ? undefined : parseVersion(text);
  return { environment, ...(version && { version }), ...(commit !== undefined && { commit }) };
};

type Tags = Readonly<Record<string, string>>;

function candidates(tags: Tags, tagged: readonly Running[], asked?: string) {
  const seen = { tip: "tip", tags: new Map(Object.entries(tags).map(([tag, commit]) => [tag, { commit }])) };
  return candidatesOf({ forms: usualForms, running: { tagged, pushed: [] } }, seen, asked);
}

/** As `why tag@commit`. */
const wanted = (tags: Tags, tagged: readonly Running[], asked?: string): readonly string[] =>
  candidates(tags, tagged, asked).candidates.map(
    ({ why, version, commit }) => `${why} ${version?.tag ?? ""}@${commit}`,
  );

const history: Tags = { "v1.0.0": "a", "v1.1.0": "b", "v1.2.0": "c", "v2.0.0-rc.1": "d" };
const test = suite("what should have an image");

for (const [title, tags, tagged, expected] of [
  ["the tip alone where there is no tag", {}, [], ["tip @tip"]],
  ["of an old repository that released nothing the newest version", history, [], ["tag v2.0.0-rc.1@d", "tip @tip"]],
  [
    "what is newer than production runs",
    history,
    [runs("1.1.0", "b")],
    ["tag v2.0.0-rc.1@d", "tag v1.2.0@c", "tip @tip"],
  ],
  ["nothing where production has the newest", history, [runs("2.0.0-rc.1", "d")], ["tip @tip"]],
  [
    "what is newer than the older of two productions",
    history,
    [runs("1.2.0", "c", "us"), runs("1.1.0", "b", "eu")],
    ["tag v2.0.0-rc.1@d", "tip @tip"],
  ],
  [
    "what is newer than a Release that says only a commit",
    history,
    [runs(undefined, "c")],
    ["tag v2.0.0-rc.1@d", "tip @tip"],
  ],
  [
    "the newest where a Release says a commit of no version",
    history,
    [runs(undefined, "z")],
    ["tag v2.0.0-rc.1@d", "tip @tip"],
  ],
  ["a commit once, though it is the tip and a version", { "v1.0.0": "tip" }, [], ["tag v1.0.0@tip"]],
  [
    "a commit of two versions once, by the newer",
    { "v1.0.0": "a", "v1.1.0": "a" },
    [runs("0.9.0", "z")],
    ["tag v1.1.0@a", "tip @tip"],
  ],
  ["no patch of an older line", { "v1.9.5": "a" }, [runs("2.0.0", "b")], ["tip @tip"]],
  ["nothing of tags that are no versions", { latest: "a", stable: "b" }, [], ["tip @tip"]],
] as const)
  test(`is ${title}`, () => assert.equal(wanted(tags, tagged), expected));

test("is what was asked for before all, even where it is a version or the tip", () => {
  assert.equal(wanted({ "v1.0.0": "a" }, [], "x"), ["asked @x", "tag v1.0.0@a", "tip @tip"]);
  assert.equal(wanted({ "v1.0.0": "a" }, [], "a"), ["asked v1.0.0@a", "tip @tip"]);
  assert.equal(wanted({}, [], "tip"), ["asked @tip"]);
});

test("is no more than the newest versions of those that came after what runs", () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`v1.${index}.0`, `c${index}`]));
  const found = wanted(many, [runs("1.0.0", "c0")]);
  assert.is(found.length, mostVersions + 1);
  assert.is(found[0], "tag v1.499.0@c499");
});

test.run();

const remarks = suite("what became of the tags of what runs");

remarks("is that one was moved, which is then no candidate", () => {
  const tags = { "v1.4.0": "new" };
  const found = candidates(tags, [runs("1.4.0", "old", "eu"), runs("1.4.0", "old", "us"), runs("1.3.0", "z", "asia")]);
  assert.equal(
    found.remarks,
    [
      { word: "deleted-tag", version: "1.3.0", environments: ["asia"] },
      { word: "moved-tag", tag: "v1.4.0", from: "old", to: "new", environments: ["eu", "us"] },
    ].reverse(),
  );
  assert.equal(found.candidates, [{ commit: "tip", why: "tip" }]);
});

remarks("is that one was moved to the tip, which is built as the tip", () => {
  const found = candidates({ "v1.4.0": "tip" }, [runs("1.4.0", "old")]);
  assert.equal(found.candidates, [{ commit: "tip", why: "tip" }]);
});

remarks("is that it is gone", () => {
  const found = candidates({}, [runs("1.4.0", "old")]);
  assert.equal(found.remarks, [{ word: "deleted-tag", version: "1.4.0", environments: ["production"] }]);
});

remarks("is nothing where it is as it was, or the Release does not say its commit", () => {
  assert.equal(candidates({ "1.4.0": "a" }, [runs("1.4.0", "a")]).remarks, []);
  assert.equal(candidates({ "1.4.0": "a" }, [runs("1.4.0")]).remarks, []);
});

remarks("is that they contradict each other, and not that they were moved", () => {
  const found = candidates({ "1.4.0": "a", "v1.4.0": "b" }, [runs("1.4.0", "a")]);
  const tags = [
    { tag: "1.4.0", commit: "a" },
    { tag: "v1.4.0", commit: "b" },
  ];
  assert.equal(found.remarks, [{ word: "contradiction", version: "1.4.0", tags }]);
});

remarks.run();
