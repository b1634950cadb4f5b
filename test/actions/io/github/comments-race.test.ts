import { suite } from "uvu";
import * as assert from "uvu/assert";
import { keepComment } from "../../../../actions/io/github/comments.ts";
import type { Loose } from "../../../local/forge/client.ts";
import { inAllOrders, inSomeOrders, type Run, type Start } from "./interleavings.ts";
import { openPullScene } from "./pull-scene.ts";

const marker = "<!-- landfall:plan -->";
const scene = await openPullScene();
const test = suite("the one comment, runs at once, by the order of their requests");
test.after(async () => scene[Symbol.asyncDispose]());

/** The newest commit, and what runs have published of each before they went to the comment. */
type Stage = { head: string; readonly published: Map<string, string> };

const newest = ({ published, head }: Stage): string | undefined => published.get(head);

/** Keeps the comment, and waits for its turn before each request. */
const keep =
  (words: () => string | undefined): Run =>
  ({ turn }) => {
    const send = async (...request: Parameters<typeof fetch>): Promise<Response> => {
      await turn();
      return fetch(...request);
    };
    const { as, number } = scene;
    const body = async () => words();
    return keepComment(as("app", { fetch: send }), { number, marker, author: "landfall[bot]", body });
  };

/** A commit is pushed, its run publishes what it found, and goes to the comment. */
const push =
  (stage: Stage, commit: string): Run =>
  async (turns) => {
    await turns.turn();
    stage.head = commit;
    await turns.turn();
    stage.published.set(commit, commit);
    return keep(() => newest(stage))(turns);
  };

const comments = (): Promise<Loose> => scene.call("app", "GET", `issues/${scene.number}/comments`);

async function setStage(before: readonly string[]): Promise<Stage> {
  for (const { id } of await comments()) await scene.call("app", "DELETE", `issues/comments/${id}`);
  for (const text of before) {
    await scene.call("app", "POST", `issues/${scene.number}/comments`, { body: `${marker}\n${text}` });
  }
  return { head: "old", published: new Map([["old", "old"]]) };
}

const overtaken = (stage: Stage): readonly Run[] => [keep(() => newest(stage)), push(stage, "new")];
/** Two runs of the first commit, and one for each of two that are pushed meanwhile. */
const crowd = (stage: Stage): readonly Run[] => [
  ...overtaken(stage),
  keep(() => newest(stage)),
  async (turns) => {
    while (stage.head === "old") await turns.turn();
    return push(stage, "newest")(turns);
  },
];
/** Runs of one commit may word it otherwise. */
const twice = (): readonly Run[] => [keep(() => "a"), keep(() => "b")];

/** Sets the stage for each order, and looks at what the runs have left. */
const on =
  (before: readonly string[], runs: (stage: Stage) => readonly Run[], isRight: RegExp): Start =>
  async () => {
    const stage = await setStage(before);
    const check = async (order: string): Promise<void> => {
      const left: readonly string[] = (await comments()).map(({ body }: Loose) => body);
      assert.is(left.length, 1, `${order} leaves ${left.length} comments`);
      assert.match(left[0]?.slice(marker.length + 1) ?? "", isRight, `${order} ends wrong`);
    };
    return { runs: runs(stage), check };
  };

for (const [claim, start] of [
  ["an older run never has the last word, where none is there yet", on([], overtaken, /^new$/)],
  ["an older run never has the last word, where one is there", on(["older"], overtaken, /^new$/)],
  ["two runs of one commit make one comment, where none is there yet", on([], twice, /^[ab]$/)],
  ["two runs of one commit leave one comment, where two are there", on(["older", "older"], twice, /^[ab]$/)],
] as const) {
  test(`${claim}, in every order`, async () => {
    const orders = await inAllOrders(start);
    assert.ok(orders >= 20, `only ${orders} orders`);
  });
}

test("the newest of four runs has the last word, in sixty orders", () =>
  inSomeOrders(60, on(["older", "older"], crowd, /^newest$/)));

test.run();
