/**
 * `npm run bench:track [-- --repositories 200]`: what `track` asks GitHub for in an hour, a run every five minutes, with and
 * without the file that it keeps from run to run. The runs are real, against the forge. Nothing is asserted.
 */
import { parseArgs } from "node:util";
import type { Memory } from "../../model/release/memory.ts";
import { table } from "../../scripts/markdown-table.ts";
import { type Asked, openWorld } from "./world.ts";

const { repositories } = parseArgs({ options: { repositories: { type: "string", default: "200" } } }).values;
const count = Number(repositories);
const runsAnHour = 12;
const none: Memory = new Map();

await using world = await openWorld(count);
const rows: (readonly string[])[] = [];
const row = (what: string, { rest, free, git, registry }: Asked, builds: number): void => {
  const anHour = (rest * runsAnHour).toLocaleString("en");
  rows.push([what, String(builds), String(rest), String(free), String(git), String(registry), anHour]);
  console.error(what);
};

const first = await world.track(none);
row("the first run: nothing has an image", first.asked, first.builds);
await world.build();
const calm = await world.track(none);
row("nothing has changed, without a state", calm.asked, calm.builds);
const kept = await world.track(calm.memory);
row("nothing has changed, with a state", kept.asked, kept.builds);
await world.push(Math.ceil(count / 20));
const pushed = await world.track(kept.memory);
row("one in twenty was pushed to, with a state", pushed.asked, pushed.builds);

const head = ["a run", "to build", "REST that counts", "REST that is free", "Git", "registry", "REST an hour"];
console.log(table(head, rows));
console.log(`\n${count} repositories, ${runsAnHour} runs an hour; GitHub's limit for an App is 5,000 an hour`);
