import { printTarget } from "../../model/names/target.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import { heardIn, lastHeard } from "../../model/task/heard.ts";
import { hasArrived, outcome } from "../../model/task/outcome.ts";
import { readLog, taskIn } from "../../model/task/stored.ts";
import type { Task } from "../../model/task/task.ts";
import { count } from "../../views/markup/count.ts";
import { isBy, type Kept } from "./kept.ts";
import type { StatusDeps } from "./needs.ts";

/** A task with all its log says, or why that cannot be told. */
export type Read = { readonly kept: Kept } & (
  | { readonly task: Task; readonly heardAt: string | undefined }
  | { readonly reason: string }
);

export type Reader = (kept: readonly Kept[]) => Promise<readonly Read[]>;

/** GitHub wants no more than a hundred requests at once of everybody together. */
const mostAtOnce = 8;

/** Reads logs, several at once. One that was ready when it was read before is not read again. */
export function openReader(deps: StatusDeps): Reader {
  const arrived = new Map<string, Read>();
  let isFirst = true;
  return async (kept) => {
    if (isFirst) deps.progress(`reads the logs of ${count(kept.length, "task")} in ${deps.repository}`);
    isFirst = false;
    const reads = new Map<Kept, Read>();
    const open = kept.values();
    const readOn = async (): Promise<void> => {
      for (const one of open) {
        const key = JSON.stringify(one.deployments.map(({ id }) => id));
        const read = arrived.get(key) ?? (await readOne(one, deps));
        if ("task" in read && hasArrived(outcome(read.task).word)) arrived.set(key, read);
        reads.set(one, read);
      }
    };
    await Promise.all(Array.from({ length: mostAtOnce }, readOn));
    return kept.flatMap((one) => reads.get(one) ?? []);
  };
}

async function readOne(kept: Kept, deps: StatusDeps): Promise<Read> {
  const { target, commit, deployments } = kept;
  const [{ environment, task: name, payload }] = deployments;
  try {
    const isWhole = target.application === undefined;
    const task = isWhole
      ? await deps.wholeTask({ target, commit })
      : taskIn({ environment, task: name, commit, payload });
    if (task === undefined) return { kept, reason: isWhole ? unlocked(kept) : "another version of Landfall keeps it" };
    const logs = await Promise.all(deployments.map(({ id }) => deps.log(id)));
    const believed = logs.flat().filter((one) => isBy(deps.identity, one));
    const payloads = deployments.map((one) => one.payload);
    return {
      kept,
      task: readLog(task, { payloads, log: believed.map(({ entry }) => entry) }),
      heardAt: lastHeard(heardIn(task, believed)),
    };
  } catch (error) {
    // The locks of an environment that is told as a whole take one permission more.
    const isRefused = error instanceof UserError || error instanceof OutsideError;
    if (target.application !== undefined || !isRefused) throw error;
    return { kept, reason: `told as a whole, see its check run: ${error.message}` };
  }
}

const unlocked = ({ target }: Kept): string => `the locks do not tell what moved in ${printTarget(target)}`;
