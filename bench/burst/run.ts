/**
 * `npm run bench:burst [-- --applications 1,6,1000]`: what GitHub is asked for when one commit moves many applications
 * at once, beside its limits. Simulated: the runs of `report` are real, Flux' events come as a cluster would send them,
 * GitHub is in memory and its clock is the simulation's. Nothing is asserted.
 */
import { parseArgs } from "node:util";
import { run } from "../../actions/report/run.ts";
import { one, two } from "../../test/actions/report/scene.ts";
import { flux, lock, makeWorld, push } from "../../test/actions/report/world.ts";
import { kustomization } from "../../test/events/kustomization.sample.ts";
import { counted, peak, type Request } from "./count.ts";

/** GitHub's, for an App's installation; runs are those that a repository may start. */
const limits = { hour: 5_000, pointsMinute: 900, contentMinute: 80, contentHour: 500, runsTenSeconds: 500 } as const;
/** How many units a cluster's Flux brings to their end in a second, with the 20 workers that a large one has. */
const unitsPerSecond = 4;
const sweepSeconds = 300;

const { applications = "1,5,6,50,1000" } = parseArgs({ options: { applications: { type: "string" } } }).values;
const start = Date.parse("2026-11-20T12:00:00Z");
const timeAt = (second: number): string => `${new Date(start + second * 1000).toISOString().slice(0, 19)}Z`;

type Case = { readonly count: number; readonly isSeen: boolean };
type Told = Case & {
  readonly events: number;
  readonly requests: readonly Request[];
  readonly runs: readonly { readonly at: string }[];
  readonly sentence: string;
};

/** One commit moves the tenant and the application of each; every unit is applied, and healthy two seconds later. */
async function burst({ count, isSeen }: Case): Promise<Told> {
  const names = Array.from({ length: count }, (_, index) => `app-${String(index).padStart(5, "0")}`);
  const units = names.flatMap((name) => ["tenants", "apps"].map((layer) => ({ layer, name })));
  const world = makeWorld([
    { sha: one, at: timeAt(-60), locks: { staging: lock({ "staging-eu/flux": "0" }) } },
    {
      ...{ sha: two, at: timeAt(0) },
      locks: {
        staging: lock(Object.fromEntries(units.map(({ layer, name }) => [`staging-eu/${layer}/${name}`, "1"]))),
      },
    },
  ]);
  // Runs that start in the same second append before any of them looks whether it was the last.
  world.hooks.settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  const requests: Request[] = [];
  const deps = counted(world.deps, (kinds) => requests.push(...kinds.map((kind) => ({ at: world.clock.now, kind }))));
  const { readCluster, ...blind } = deps;
  const given = isSeen && readCluster ? { ...blind, readCluster } : blind;
  const runs: { at: string }[] = [];
  const start = (event: Parameters<typeof run>[0]) => {
    runs.push({ at: world.clock.now });
    return run(event, given);
  };
  world.clock.now = timeAt(5);
  await start(push(one, two));
  const said = units.flatMap(({ layer, name }, place) => {
    const second = 30 + Math.floor(place / unitsPerSecond);
    const event = { revision: two, name: `${layer}-${name}` };
    return [
      { second, event: flux({ ...event, timestamp: timeAt(second), message: `Namespace/${name} configured` }) },
      { second: second + 2, event: flux({ ...event, timestamp: timeAt(second + 2) }) },
    ];
  });
  const bySecond = Map.groupBy(said, ({ second }) => second);
  const last = Math.max(...bySecond.keys());
  let sweeps = 0;
  for (let second = 30; second <= last + sweepSeconds; second += 1) {
    world.clock.now = timeAt(second);
    const done = units.slice(0, Math.max(0, (second - 32 + 1) * unitsPerSecond));
    world.hooks.clusters = {
      "staging-eu": done.map(({ layer, name }) =>
        kustomization({ name: `${layer}-${name}`, revision: two, at: timeAt(second) }),
      ),
    };
    await Promise.all((bySecond.get(second) ?? []).map(({ event }) => start(event)));
    if (second % sweepSeconds !== 0) continue;
    sweeps += 1;
    await start({ name: "schedule", payload: {} });
  }
  const [check] = [...world.checks.values()].toReversed();
  return { count, isSeen, events: runs.length - sweeps - 1, requests, runs, sentence: check?.title ?? "" };
}

function row({ count, isSeen, events, requests, runs, sentence }: Told): string {
  const content = requests.filter(({ kind }) => kind === "content");
  const points = requests.flatMap((one) => (one.kind === "read" ? [one] : Array.from({ length: 5 }, () => one)));
  const used = {
    hour: peak(requests, 3600),
    pointsMinute: peak(points, 60),
    contentMinute: peak(content, 60),
    contentHour: peak(content, 3600),
    runsTenSeconds: peak(runs, 10),
  };
  const over = Object.entries(limits).filter(([name, limit]) => used[name as keyof typeof limits] > limit);
  const cells = [
    ...[count, isSeen ? "yes" : "no", events, (requests.length / Math.max(1, events)).toFixed(1)],
    ...[used.hour, used.pointsMinute, used.contentMinute, used.contentHour, used.runsTenSeconds],
    ...[over.length === 0 ? "yes" : "no", sentence],
  ];
  return `| ${cells.join(" | ")} |`;
}

console.log(
  "| applications | clusters are read | events | requests an event | an hour | points a minute | content a minute | content an hour | runs in 10 s | fits | ends as |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
console.log(`| GitHub's limits |  |  |  | ${Object.values(limits).join(" | ")} |  |  |`);
for (const count of applications.split(",").map(Number))
  for (const isSeen of [true, false]) console.log(row(await burst({ count, isSeen })));
