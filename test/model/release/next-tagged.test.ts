import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Tagged } from "../../../model/release/candidate.ts";
import { nextTagged, type Released } from "../../../model/release/next-tagged.ts";
import { digest, sha, tagged } from "./candidates.ts";

const rules = { after: "staging", limitHours: 24, now: "2026-11-20T12:00:00Z" };
const verified = { state: "verified", at: "2026-11-20T11:00:00Z" } as const;
const shop = (other: Partial<Released> = {}): Released => ({
  application: "shop",
  current: { digest: digest("1"), version: "1.0.0", commit: sha("1") },
  verdict: { state: "verified" },
  former: [],
  tagged: [],
  rollsBack: false,
  unverified: () => undefined,
  ...other,
});
const next = (other: Partial<Released> = {}) => nextTagged([shop(other)], rules);
const ready = (version: string, digits: string, other: Partial<Tagged> = {}) =>
  tagged(version, digits, { verdict: verified, ...other });
/** What is said of the one version that does not move. */
const said = (one: Tagged, other: Partial<Released> = {}): string => {
  const { moves, held } = next({ ...other, tagged: [one] });
  assert.equal(moves, []);
  return `${held[0]?.state}: ${held[0]?.says}`;
};

const test = suite("nextTagged");

test("the image that was verified for a tag's commit moves, with its version and when that was", () => {
  assert.equal(next({ tagged: [ready("1.1.0", "2")] }).moves, [
    {
      application: "shop",
      from: { digest: digest("1"), version: "1.0.0", commit: sha("1") },
      because: "tag",
      to: { digest: digest("2"), version: "1.1.0", commit: sha("2") },
      verifiedAt: "2026-11-20T11:00:00Z",
      says: "verified in staging",
    },
  ]);
});

test("of several the highest that is verified moves, and the others are said to wait", () => {
  const { moves, held } = next({ tagged: [tagged("1.2.0", "3"), ready("1.1.0", "2")] });
  assert.equal(
    moves.map(({ to }) => to.version),
    ["1.1.0"],
  );
  assert.equal(
    held.map(({ says }) => says),
    ["waits for staging to verify it"],
  );
});

for (const [title, one, words] of [
  [
    "a tag beside the default branch is refused",
    ready("1.1.0", "2", { isOnBranch: false }),
    "refused: v1.1.0 is not on the default branch",
  ],
  [
    "a commit whose tests failed is refused",
    ready("1.1.0", "2", { built: { state: "failed", says: "tests failed: pays twice" } }),
    "refused: tests failed: pays twice",
  ],
  [
    "a commit on its way waits",
    ready("1.1.0", "2", { built: { state: "waiting", says: "building the image" } }),
    "waiting: building the image",
  ],
  ["a commit that staging has not verified waits", tagged("1.1.0", "2"), "waiting: waits for staging to verify it"],
  [
    "a commit that staging looks at waits",
    tagged("1.1.0", "2", { verdict: { state: "under-way" } }),
    "waiting: waits for staging to verify it",
  ],
  [
    "what failed in staging is refused with the reason",
    tagged("1.1.0", "2", { verdict: { state: "failed", says: "failed: tested" } }),
    "refused: staging: failed: tested",
  ],
  [
    "a moved tag is refused: its version is another image",
    ready("1.1.0", "2", { released: digest("7") }),
    "refused: v1.1.0 was moved: 1.1.0 is another image already. Tag a new version",
  ],
  [
    "what waits for longer than the limit is refused",
    tagged("1.1.0", "2", { waitingSince: "2026-11-19T11:59:59Z" }),
    "refused: waits for staging to verify it, for more than 24 h",
  ],
  [
    "so is an image that never came",
    tagged("1.1.0", "2", { built: { state: "waiting", says: "testing" }, waitingSince: "2026-11-18T12:00:00Z" }),
    "refused: testing, for more than 24 h",
  ],
] as const)
  test(title, () => assert.is(said(one), words));

test("how old a commit is does not matter, only how long its tag has waited", () => {
  assert.is(
    said(tagged("1.1.0", "2", { committedAt: "2020-01-01T00:00:00Z" })),
    "waiting: waits for staging to verify it",
  );
});

test("the same image under its version already is no moved tag", () => {
  assert.is(next({ tagged: [ready("1.1.0", "2", { released: digest("2") })] }).moves.length, 1);
});

test("what waited for long and was verified in the end moves", () => {
  assert.is(next({ tagged: [ready("1.1.0", "2", { waitingSince: "2026-11-01T00:00:00Z" })] }).moves.length, 1);
});

test("a version that was there and was taken back does not come again by itself", () => {
  const former = [{ digest: digest("2"), version: "1.1.0", commit: sha("2") }];
  assert.is(said(ready("1.1.0", "2"), { former }), "kept: 1.1.0 was here before and was taken back");
});

test("an exception lets pass what nobody verified, and says so", () => {
  const [move] = next({ tagged: [tagged("1.1.0", "2")], unverified: () => "not verified, by exception" }).moves;
  assert.is(move?.says, "not verified, by exception");
  assert.is(move?.verifiedAt, undefined);
});

test("what was given up goes out of the Release, where the traffic went back by itself", () => {
  const verdict = { state: "failed", says: "analysis failed" } as const;
  const former = [
    { digest: digest("1"), commit: sha("1") },
    { digest: digest("0"), version: "0.9.0", commit: sha("0") },
  ];
  assert.equal(next({ verdict, former, rollsBack: true }).moves, [
    {
      application: "shop",
      from: { digest: digest("1"), version: "1.0.0", commit: sha("1") },
      because: "revert",
      to: { digest: digest("0"), version: "0.9.0", commit: sha("0") },
      says: "1.0.0 was given up: analysis failed",
    },
  ]);
  assert.equal(next({ verdict, former, rollsBack: false }).moves, [], "a rolling update has no way back by itself");
  assert.equal(next({ verdict, rollsBack: true }).moves, [], "there is nothing to go back to");
});

test("a better version comes instead of the way back", () => {
  const former = [{ digest: digest("0"), commit: sha("0") }];
  const { moves } = next({ verdict: { state: "failed" }, former, rollsBack: true, tagged: [ready("1.1.0", "2")] });
  assert.equal(
    moves.map(({ because }) => because),
    ["tag"],
  );
});

test.run();
