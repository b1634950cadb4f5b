import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Move, Tagged } from "../../../model/release/candidate.ts";
import { nextPushed, type Pushed } from "../../../model/release/next-pushed.ts";
import { digest, sha, tagged } from "./candidates.ts";

const now = "2026-11-20T12:00:00Z";
const shop = (other: Partial<Pushed> = {}): Pushed => ({
  application: "shop",
  current: { digest: digest("1"), commit: sha("1") },
  verdict: { state: "none" },
  newest: { commit: sha("9"), digest: digest("9") },
  tagged: [],
  ...other,
});
const next = (other: Partial<Pushed> = {}) => nextPushed([shop(other)], now);
/** The commit that is moved to, in its first digit. */
const movesTo = (other: Partial<Pushed>) => next(other).moves.map(({ to }) => to.commit[0]);
const waits = (state: Tagged["built"]): Tagged => tagged("2.0.0", "5", { built: state });

const test = suite("nextPushed");

test("the newest commit that has an image comes next, whatever lies between", () => {
  assert.equal(next().moves, [
    {
      application: "shop",
      from: { digest: digest("1"), commit: sha("1") },
      to: { digest: digest("9"), commit: sha("9") },
      because: "push",
      says: "9999999",
    },
  ]);
});

test("nothing moves where the newest is there already, or nothing has an image", () => {
  assert.equal(next({ newest: { commit: sha("1"), digest: digest("1") } }), { moves: [], held: [] });
  assert.equal(next({ newest: undefined }), { moves: [], held: [] });
});

test("an application that was never released moves to its newest", () => {
  assert.equal(movesTo({ current: undefined }), ["9"]);
});

test("a tagged commit is not passed over for a newer one", () => {
  const moves = next({ tagged: [tagged("2.0.0", "5")] }).moves;
  assert.equal(moves[0]?.to, { digest: digest("5"), version: "2.0.0", commit: sha("5") });
});

test("of several tagged commits the oldest comes first", () => {
  assert.equal(movesTo({ tagged: [tagged("2.0.0", "5"), tagged("2.1.0", "6")] }), ["5"]);
});

test("a version that is being verified stays until that has ended", () => {
  for (const state of ["none", "under-way"] as const) {
    const held = next({ current: { commit: sha("5") }, verdict: { state }, tagged: [tagged("2.0.0", "5")] });
    assert.equal(held.moves, []);
    assert.is(held.held[0]?.says, "2.0.0 is being verified");
  }
});

test("once it is verified, or has failed, the next one comes", () => {
  for (const state of ["verified", "failed"] as const) {
    const verdict = { state };
    const versions = [tagged("2.0.0", "5", { verdict }), tagged("2.1.0", "6")];
    assert.equal(movesTo({ current: { commit: sha("5") }, verdict, tagged: versions }), ["6"]);
    assert.equal(movesTo({ current: { commit: sha("5") }, verdict, tagged: versions.slice(0, 1) }), ["9"]);
  }
});

test("a version of which nobody has said anything for three hours no longer keeps others from coming", () => {
  const verdict = { state: "under-way", at: "2026-11-20T08:59:59Z" } as const;
  assert.equal(movesTo({ current: { commit: sha("5") }, verdict, tagged: [tagged("2.0.0", "5", { verdict })] }), ["9"]);
});

test("a version whose image is still being built is waited for, one that has failed is not", () => {
  const waiting = next({ tagged: [waits({ state: "waiting", says: "testing" })] });
  assert.equal(waiting.moves, []);
  assert.equal(waiting.held, [{ application: "shop", commit: sha("5"), state: "waiting", says: "testing" }]);
  assert.equal(movesTo({ tagged: [waits({ state: "failed", says: "tests failed" })] }), ["9"]);
});

test("a tag beside the default branch brings nothing", () => {
  assert.equal(movesTo({ tagged: [tagged("2.0.0", "5", { isOnBranch: false })] }), ["9"]);
});

test("the newest commit keeps its version where it is a verified one", () => {
  const [move] = next({ tagged: [tagged("2.0.0", "9", { verdict: { state: "verified" } })] }).moves;
  assert.is(move?.to.version, "2.0.0");
});

test("whatever order pushes, tags and verdicts come in, every tagged commit gets its turn and nothing moves twice", () => {
  // Staging under a stream of pushes: after each step the environment has verified what it runs.
  const versions = ["2", "3", "4", "5"].map((digits) => tagged(`1.${digits}.0`, digits));
  const seen: string[] = [];
  let current: Pushed["current"] = { commit: sha("1") };
  for (let step = 0; step < 10; step += 1) {
    const known = versions.map((one) =>
      seen.includes(one.commit) ? { ...one, verdict: { state: "verified" as const } } : one,
    );
    const [move]: readonly Move[] = next({ current, verdict: { state: "verified" }, tagged: known }).moves;
    if (move === undefined) break;
    seen.push(move.to.commit);
    current = move.to;
  }
  assert.equal(
    seen.map((commit) => commit[0]),
    ["2", "3", "4", "5", "9"],
  );
});

test.run();
