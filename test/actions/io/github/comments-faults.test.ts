import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type KeptComment, keepComment } from "../../../../actions/io/github/comments.ts";
import { OutsideError, UserError } from "../../../../model/problem.ts";
import type { Loose } from "../../../local/forge/client.ts";
import { type FaultKind, faultKinds } from "../../propose/fault-kinds.ts";
import { openPullScene } from "./pull-scene.ts";

const marker = "<!-- landfall:plan -->";
const scene = await openPullScene();
const test = suite("the one comment, whatever happens at any request");
test.after(async () => scene[Symbol.asyncDispose]());

const path = `issues/${scene.number}/comments`;
const comments = (): Promise<Loose> => scene.call("app", "GET", path);
const post = (text: string): Promise<Loose> => scene.call("app", "POST", path, { body: `${marker}\n${text}` });

async function keep(): Promise<KeptComment> {
  const repository = scene.as("app", { wait: async () => {}, retries: 1 });
  const body = async () => "plan";
  return keepComment(repository, { number: scene.number, marker, author: "landfall[bot]", body });
}

/** Harms the request at this place, counted from 0, or all from there on. */
function harm({ fault, after = false, lasts = false }: FaultKind, place: number) {
  let seen = -1;
  const strike = () => {
    seen += 1;
    return seen === place || (lasts && seen > place) ? fault : undefined;
  };
  const heal = after ? scene.forge.interceptAfter(strike) : scene.forge.intercept(strike);
  return { heal, isHit: () => seen >= place };
}

/** Whether the place was reached, by a run that began with `before`; where it did not keep the comment, the next does. */
async function tryFault(kind: FaultKind, place: number, before: readonly string[]): Promise<boolean> {
  for (const { id } of await comments()) await scene.call("app", "DELETE", `issues/comments/${id}`);
  for (const text of before) await post(text);
  const { heal, isHit } = harm(kind, place);
  const end = await keep().catch((error: unknown) => error);
  heal();
  if (end instanceof Error) assert.ok(end instanceof UserError || end instanceof OutsideError, `at request ${place}`);
  const isKept = typeof end === "object" && end !== null && "kept" in end && end.kept;
  if (!isKept) assert.ok((await keep()).kept);
  const left = (await comments()).map(({ body }: Loose) => body);
  assert.equal(left, [`${marker}\nplan`], `at request ${place}`);
  return isHit();
}

// A silence takes as long as one is waited for, and is then what a dropped connection is.
for (const kind of faultKinds.filter(({ fault }) => fault !== "hang")) {
  test(`${kind.title}: the run, or the next one, leaves one that says what it must`, async () => {
    for (const [before, requests] of [
      [[], 3],
      [["older", "older"], 4],
    ] as const) {
      let place = 0;
      while (await tryFault(kind, place, before)) place += 1;
      assert.ok(place >= requests || kind.lasts, `only ${place} requests were harmed`);
    }
  });
}

test.run();
