import { suite } from "uvu";
import * as assert from "uvu/assert";
import { approvalsOf } from "../../../../actions/io/github/reviews.ts";
import { UserError } from "../../../../model/problem.ts";
import { openPullScene } from "./pull-scene.ts";

const scene = await openPullScene();
const main: string = (await scene.call("ada", "GET", "branches/main")).commit.sha;
const test = suite("who approves a commit");
test.after(async () => scene[Symbol.asyncDispose]());

type Step = readonly [token: string, event: "APPROVE" | "REQUEST_CHANGES" | "COMMENT" | "DISMISS", commit?: string];
const [by, other] = ["app", "other-app"] as const;
const [landfall, flux] = ["landfall[bot]", "flux[bot]"] as const;

/** A pull request of its own with these reviews. */
async function reviewed(steps: readonly Step[]): Promise<number> {
  const branch = `change-${steps.length}-${scene.forge.requests.length}`;
  await scene.call("ada", "POST", "git/refs", { ref: `refs/heads/${branch}`, sha: scene.head });
  const { number } = await scene.call("ada", "POST", "pulls", { title: "x", head: branch, base: "main" });
  let last: number | undefined;
  for (const [token, event, commit = scene.head] of steps) {
    const path = `pulls/${number}/reviews`;
    if (event === "DISMISS") await scene.call("ada", "PUT", `${path}/${last}/dismissals`, { message: "no" });
    else last = (await scene.call(token, "POST", path, { event, body: "words", commit_id: commit })).id;
  }
  return number;
}

const cases: readonly (readonly [string, readonly Step[], readonly string[]])[] = [
  ["nobody where nobody looked", [], []],
  ["whoever approved it", [[by, "APPROVE"]], [landfall]],
  [
    "each person once",
    [
      [by, "APPROVE"],
      [other, "APPROVE"],
      [by, "APPROVE"],
    ],
    [flux, landfall],
  ],
  ["nobody who only comments", [[by, "COMMENT"]], []],
  [
    "whoever comments after approving",
    [
      [by, "APPROVE"],
      [by, "COMMENT"],
    ],
    [landfall],
  ],
  [
    "nobody who asks for changes afterwards",
    [
      [by, "APPROVE"],
      [by, "REQUEST_CHANGES"],
    ],
    [],
  ],
  [
    "whoever asked for changes first",
    [
      [by, "REQUEST_CHANGES"],
      [by, "APPROVE"],
    ],
    [landfall],
  ],
  [
    "nobody whose approval was dismissed",
    [
      [by, "APPROVE"],
      [other, "APPROVE"],
      [other, "DISMISS"],
    ],
    [landfall],
  ],
  [
    "nobody whose last approval was dismissed",
    [
      [by, "APPROVE"],
      [by, "APPROVE"],
      [by, "DISMISS"],
    ],
    [],
  ],
  [
    "whoever approves again after that",
    [
      [by, "APPROVE"],
      [by, "DISMISS"],
      [by, "APPROVE"],
    ],
    [landfall],
  ],
  ["nobody who approved an older commit", [[by, "APPROVE", main]], []],
  [
    "nobody whose newer approval is of an older commit",
    [
      [by, "APPROVE"],
      [by, "APPROVE", main],
    ],
    [],
  ],
];
for (const [who, steps, logins] of cases) {
  test(`is ${who}`, async () => {
    const approvals = await approvalsOf(scene.as("app"), await reviewed(steps), scene.head);
    assert.equal(
      approvals.map(({ login }) => login),
      logins,
    );
    for (const { at } of approvals) assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
}

test("is read from every page", async () => {
  const talk = Array.from({ length: 101 }, () => [by, "COMMENT"] as const);
  const number = await reviewed([[other, "APPROVE"], ...talk, [by, "APPROVE"]]);
  assert.equal(
    (await approvalsOf(scene.as("app"), number, scene.head)).map(({ login }) => login),
    [flux, landfall],
  );
});

test("is not told to a token that may not see it", async () => {
  const failed = await approvalsOf(scene.as("reader"), scene.number, scene.head).catch((error: unknown) => error);
  assert.ok(failed instanceof UserError);
  assert.match(failed.message, /^cannot list the reviews .* give the token pull-requests: read$/);
});

test.run();
