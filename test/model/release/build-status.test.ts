import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseBuildContext, printBuildContext } from "../../../model/names/delivery-context.ts";
import { type BuildStatus, buildStatusOf, type CommitStatus } from "../../../model/release/build-status.ts";

const asked = { application: "shop", identity: "acme-landfall[bot]", now: "2026-11-20T12:00:00Z" };
const said = (state: string, at: string, more: Partial<CommitStatus> = {}): CommitStatus => ({
  context: "landfall/build: shop",
  state,
  description: `${state}!`,
  createdAt: `2026-11-20T${at}:00Z`,
  creator: "acme-landfall[bot]",
  ...more,
});
const none: BuildStatus = { status: "none" };

const test = suite("how a build stands");

for (const [title, statuses, expected] of [
  ["not begun where nobody says anything", [], none],
  ["under way", [said("pending", "11:59")], { status: "building", since: "2026-11-20T11:59:00Z" }],
  ["under way for almost two hours", [said("pending", "10:01")], { status: "building", since: "2026-11-20T10:01:00Z" }],
  ["dead after two hours without a word", [said("pending", "10:00")], none],
  ["failed", [said("failure", "01:00")], { status: "failed", said: "failure!" }],
  ["failed by an error", [said("error", "01:00")], { status: "failed", said: "error!" }],
  ["failed without words", [said("failure", "01:00", { description: null })], { status: "failed", said: "" }],
  ["to be done again where its image is gone", [said("success", "11:59")], none],
  [
    "what was said last",
    [said("pending", "11:50"), said("failure", "11:00")],
    { status: "building", since: "2026-11-20T11:50:00Z" },
  ],
  ["nothing of what another says", [said("failure", "11:00", { creator: "mallory" })], none],
  ["nothing of what nobody says", [said("failure", "11:00", { creator: undefined })], none],
  ["nothing of another application", [said("failure", "11:00", { context: "landfall/build: shop2" })], none],
  [
    "what was said in other letters",
    [said("failure", "11:00", { context: "Landfall/Build: SHOP", creator: "Acme-Landfall[bot]" })],
    { status: "failed", said: "failure!" },
  ],
  ["dead where the time is none", [said("pending", "xx")], none],
] as const)
  test(`is ${title}`, () => assert.equal(buildStatusOf(statuses, asked), expected));

test("is found under a context that can be read back", () => {
  assert.is(parseBuildContext(printBuildContext("shop")), "shop");
  for (const text of ["landfall/build: ", "landfall/build: a/b", "landfall/staging/shop", "x"])
    assert.is(parseBuildContext(text), undefined);
});

test.run();
