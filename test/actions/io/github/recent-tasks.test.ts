import { suite } from "uvu";
import * as assert from "uvu/assert";
import { appendDeploymentStatus, createDeployment } from "../../../../actions/io/github/deployments.ts";
import { recentTasks } from "../../../../actions/io/github/recent-tasks.ts";
import { printExternalId } from "../../../../model/names/external-id.ts";
import type { Event } from "../../../../model/task/event.ts";
import { encode } from "../../../../model/task/log.ts";
import { fold, type Task } from "../../../../model/task/task.ts";
import { usualOf } from "../../../../model/task/usual.ts";
import { toDeployment } from "../../../../views/task/deployment.ts";
import { client, commitFiles } from "../../../local/forge/client.ts";
import { begun, healthy, ofPart, task as sample, unhealthy } from "../../../model/task/task.sample.ts";
import { openPullScene } from "./pull-scene.ts";

const scene = await openPullScene();
const test = suite("the newest tasks of a target");
test.after(async () => scene[Symbol.asyncDispose]());

let last = 0;
/** An application of its own, of which nothing is stored. */
const nextTarget = () => {
  last += 1;
  return { environment: "staging", application: `shop-${last}` };
};
type Target = ReturnType<typeof nextTarget>;

/** The sample's task as one of `target`, merged at 10 s and ready so many seconds after that. */
function readyAfter(target: Target, seconds: number, commit: string): Task {
  const unitOf = (unit: string): string => unit.replace("/shop", `/${target.application}`);
  const id = printExternalId({ target, commit });
  const told = ({ about, ...event }: Event): Event =>
    about.kind === "task"
      ? { ...event, about: { ...about, id } }
      : { ...event, about: { ...about, unit: unitOf(about.unit) } };
  const parts = sample.parts.map((part) => ({ ...part, unit: unitOf(part.unit) }));
  const said = [...begun, ofPart("eu", healthy, 11), ofPart("us", healthy, 10 + seconds)];
  return fold({ ...sample, target, commit, parts }, said.map(told));
}

/** Stores a task as `report` does. */
async function store(target: Target, seconds: number, { token = "app", twice = false } = {}): Promise<Task> {
  const commit = await commitFiles(client(scene.forge, "ada"), { lock: `${scene.forge.requests.length}\n` }, {});
  const task = readyAfter(target, seconds, commit);
  const repository = scene.as(token);
  const { id } = await createDeployment(repository, toDeployment({ ...task, events: [] }));
  for (const entry of encode(task, task.events)) await appendDeploymentStatus(repository, id, "success", entry);
  if (twice) await createDeployment(repository, toDeployment({ ...task, events: [] }));
  return task;
}

/** What is read, and by how many requests. */
async function read(target: Target, token = "app") {
  const before = scene.forge.requests.length;
  const found = await recentTasks(scene.as(token), { ...target, author: "Landfall[bot]" });
  return { found, requests: scene.forge.requests.slice(before).map(({ method }) => method) };
}

test("are what was stored, and tell how long it usually takes", async () => {
  const target = nextTarget();
  const tasks = [await store(target, 30), await store(target, 50), await store(target, 40)];
  const { found } = await read(target);
  assert.equal(found, { status: "seen", value: tasks.toReversed() });
  assert.equal(usualOf(found.status === "seen" ? found.value : []), {
    median: 40,
    p90: 50,
    fastest: 30,
    slowest: 50,
    count: 3,
  });
});

test("are five at most, read by six requests that write nothing", async () => {
  const target = nextTarget();
  for (let seconds = 21; seconds <= 27; seconds += 1) await store(target, seconds);
  const { found, requests } = await read(target);
  assert.equal(usualOf(found.status === "seen" ? found.value : []), {
    median: 25,
    p90: 27,
    fastest: 23,
    slowest: 27,
    count: 5,
  });
  assert.equal(requests, Array(6).fill("GET"));
});

test("are none of another target, and none that somebody else wrote", async () => {
  const target = nextTarget();
  await store(nextTarget(), 30);
  await store(target, 30, { token: "other-app" });
  assert.equal(await read(target), { found: { status: "seen", value: [] }, requests: ["GET"] });
});

test("are each one, also where two reporters made a Deployment for it", async () => {
  const target = nextTarget();
  const task = await store(target, 30, { twice: true });
  assert.equal((await read(target)).found, { status: "seen", value: [task] });
});

test("are without what others added to a log", async () => {
  const target = nextTarget();
  const task = await store(target, 30);
  const [{ id }] = await scene.call("app", "GET", `deployments?task=landfall:${target.application}`);
  for (const late of encode(task, [ofPart("us", unhealthy, 90)]))
    await appendDeploymentStatus(scene.as("other-app"), id, "failure", late);
  assert.equal((await read(target)).found, { status: "seen", value: [task] });
});

for (const [token, status] of [
  ["reader", 403],
  ["stranger", 404],
] as const) {
  test(`are hidden from a token that may not look (${status})`, async () => {
    const { found } = await read(nextTarget(), token);
    const reason = `the token may not look at deployments (${status}): it takes deployments: read`;
    assert.equal(found, { status: "hidden", reason });
  });
}

test.run();
