import { run as report } from "../../../actions/report/run.ts";
import { taskAt } from "../../../actions/report/task-at.ts";
import type { StatusDeps, StatusInputs } from "../../../actions/status/needs.ts";
import { openReader } from "../../../actions/status/read.ts";
import { run } from "../../../actions/status/run.ts";
import { printTarget } from "../../../model/names/target.ts";
import { parseTaskName } from "../../../model/names/task-name.ts";
import { flux, identity, lock, makeWorld, push, sha } from "../report/world.ts";

export const applications = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `app-${String(index).padStart(2, "0")}`);

/** `staging-eu/apps/shop`, and so on, each with this digest. */
export const units = (names: readonly string[], digit: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [`staging-eu/apps/${name}`, digit]));

export type World = ReturnType<typeof makeWorld>;

/** A world in which each of these releases of staging was merged and reported, a minute after the one before. */
export async function reported(...releases: readonly Readonly<Record<string, string>>[]): Promise<World> {
  const world = makeWorld([{ sha: sha("0"), at: "2026-11-20T11:50:00Z", locks: {} }]);
  for (const [index, release] of releases.entries()) {
    const after = sha(String(index + 1));
    const locks = { staging: lock(release) };
    world.commits.push({ sha: after, at: `2026-11-20T12:0${index}:00Z`, locks });
    await report(push(sha(String(index)), after), world.deps);
  }
  return world;
}

/** Flux says that an application is healthy, or why it is not. */
export async function said(world: World, application: string, failure?: string): Promise<void> {
  const revision = world.commits.at(-1)?.sha ?? "";
  const timestamp = world.clock.now;
  const wrong = { severity: "error", reason: "HealthCheckFailed", message: failure };
  const name = `apps-${application}`;
  await report(flux({ revision, name, timestamp, ...(failure === undefined ? {} : wrong) }), world.deps);
}

/** What `status` needs of the world that `report` wrote to, and what it asked of it. */
export function statusDeps({ deps, deployments, clock }: World, changes: Partial<StatusDeps> = {}) {
  const asked: string[] = [];
  const status: StatusDeps = {
    list: async (of) => {
      asked.push(`list ${of.environment ?? "all"} ${of.task ?? "all"}`);
      const found = deployments
        .filter(({ environment }) => environment === (of.environment ?? environment))
        .filter(({ task }) => task === (of.task ?? task))
        .map((one) => ({ ...one, payload: one.payload }));
      return { deployments: found.toReversed(), isCut: false };
    },
    log: async (id) => {
      asked.push(`log ${id}`);
      return deps.deployments.log(id);
    },
    wholeTask: (id) => taskAt(id, deps.history),
    now: () => clock.now,
    progress: () => {},
    ...{ identity, repository: "acme/environments" },
    ...changes,
  };
  return { asked, deps: { ...status, read: openReader(status) } };
}

/** `staging/shop ready`, of each task that is shown, and what else is said. */
export async function seen(world: World, inputs: StatusInputs | string = {}, changes: Partial<StatusDeps> = {}) {
  const wanted = typeof inputs === "string" ? { wanted: parseTaskName(inputs) } : inputs;
  const { tasks, unreadable, notes } = await run(wanted, statusDeps(world, changes).deps);
  return [
    ...tasks.map(({ task, word }) => `${printTarget(task.target)} ${word}`),
    ...unreadable.map(({ target, reason }) => `${printTarget(target)}? ${reason}`),
    ...notes,
  ];
}
