import { suite } from "uvu";
import * as assert from "uvu/assert";
import { keepComment } from "../../../../actions/io/github/comments.ts";
import type { Loose } from "../../../local/forge/client.ts";
import { inAllOrders, type Run } from "./interleavings.ts";
import { openPullScene } from "./pull-scene.ts";

const marker = "<!-- landfall:plan -->";
const scene = await openPullScene();
const test = suite("the one comment, two runs at once, in every order of their requests");
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
/** Runs of one commit may word it otherwise. */
const twice = (): readonly Run[] => [keep(() => "a"), keep(() => "b")];

for (const [claim, runs, before, isRight] of [
  ["an older run never has the last word, where none is there yet", overtaken, [], /^new$/],
  ["an older run never has the last word, where one is there", overtaken, ["older"], /^new$/],
  ["two runs of one commit make one comment, where none is there yet", twice, [], /^[ab]$/],
  ["two runs of one commit leave one comment, where two are there", twice, ["older", "older"], /^[ab]$/],
] as const) {
  test(claim, async () => {
    const orders = await inAllOrders(async () => {
      const stage = await setStage(before);
      const check = async (order: string): Promise<void> => {
        const left: readonly string[] = (await comments()).map(({ body }: Loose) => body);
        assert.is(left.length, 1, `${order} leaves ${left.length} comments`);
        assert.match(left[0]?.slice(marker.length + 1) ?? "", isRight, `${order} ends wrong`);
      };
      return { runs: runs(stage), check };
    });
    assert.ok(orders >= 20, `only ${orders} orders`);
  });
}

test.run();
