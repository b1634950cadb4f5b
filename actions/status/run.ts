import { printDeploymentTask } from "../../model/names/deployment-task.ts";
import { at } from "../../model/task/standing.ts";
import type { Overview } from "../../views/task/overview.ts";
import { choose } from "./choose.ts";
import { asCovered } from "./covered.ts";
import { type Kept, keptTasks, strangersIn } from "./kept.ts";
import type { StatusDeps, StatusInputs } from "./needs.ts";
import type { Reader } from "./read.ts";

/** How tasks stand by what their logs say. Reads, and writes nothing. */
export async function run(
  { wanted, environment }: StatusInputs,
  deps: StatusDeps & { readonly read: Reader },
): Promise<Overview> {
  const listed = await deps.list(
    wanted === undefined
      ? { environment }
      : { environment: wanted.target.environment, task: printDeploymentTask(wanted.target) },
  );
  const kept = keptTasks(listed.deployments, deps.identity);
  const chosen = await choose({ kept, wanted, environment }, deps);
  const reads = asCovered(await deps.read(chosen));
  const now = deps.now();
  return {
    now,
    tasks: reads.flatMap((one) => ("task" in one ? [at(one.task, { now, heardAt: one.heardAt })] : [])),
    unreadable: reads.flatMap((one) => ("reason" in one ? [{ ...idOf(one.kept), reason: one.reason }] : [])),
    notes: [
      ...strangersIn(listed.deployments, deps.identity).map(
        (login) => `what ${login || "nobody"} says is not believed`,
      ),
      ...(listed.isCut && wanted === undefined ? [cut] : []),
    ],
  };
}

const cut = "only the newest 300 Deployments were looked at: --environment looks further back in one environment";
const idOf = ({ target, commit }: Kept) => ({ target, commit });
