import { shortCommit } from "../../model/names/commit.ts";
import { printTarget } from "../../model/names/target.ts";
import { printTaskName, type TaskName } from "../../model/names/task-name.ts";
import { UserError } from "../../model/problem.ts";
import { didYouMean } from "../../schemas/check/closest.ts";
import { type Kept, keptTasks, newestOfEach, strangersIn } from "./kept.ts";
import type { StatusDeps, StatusInputs } from "./needs.ts";

type ChooseDeps = Pick<StatusDeps, "list" | "identity" | "repository">;

/** The tasks that were asked for. Throws a `UserError` where something was named that is not there. */
export async function choose(
  { kept, wanted, environment }: StatusInputs & { readonly kept: readonly Kept[] },
  deps: ChooseDeps,
): Promise<readonly Kept[]> {
  if (wanted === undefined) {
    if (kept.length === 0) await refuse(environment, deps);
    return newestOfEach(kept);
  }
  const found = kept.filter(({ commit }) => commit.startsWith(wanted.commit ?? ""));
  const [newest] = found;
  if (newest === undefined) throw await unknown(wanted, kept, deps);
  if (wanted.commit !== undefined && found.length > 1)
    throw new UserError(`${printTaskName(wanted)} can be each of ${names(found)}: give more of the commit`);
  return [newest];
}

const names = (kept: readonly Kept[]): string =>
  kept.map(({ target, commit }) => `${printTarget(target)}@${commit}`).join(", ");

async function unknown(wanted: TaskName, kept: readonly Kept[], deps: ChooseDeps): Promise<UserError> {
  const missing = `no task ${printTaskName(wanted)} in ${deps.repository}`;
  if (kept.length > 0)
    return new UserError(`${missing}; its commits are ${kept.map(({ commit }) => shortCommit(commit)).join(", ")}`);
  const all = await deps.list({});
  return new UserError(
    [
      missing,
      ...meant(
        printTarget(wanted.target),
        newestOfEach(keptTasks(all.deployments, deps.identity)).map((one) => printTarget(one.target)),
      ),
      ...misled(strangersIn(all.deployments, deps.identity), deps),
    ].join("; "),
  );
}

/** Throws where there is nothing, though there is something elsewhere or of another login. */
async function refuse(environment: string | undefined, deps: ChooseDeps): Promise<void> {
  const { deployments } = await deps.list({});
  const known = keptTasks(deployments, deps.identity);
  const hints = [
    ...(environment === undefined || known.length === 0
      ? []
      : meant(
          environment,
          known.map(({ target }) => target.environment),
        )),
    ...(known.length === 0 ? misled(strangersIn(deployments, deps.identity), deps) : []),
  ];
  if (hints.length === 0) return;
  const where = environment === undefined ? "" : ` of the environment ${JSON.stringify(environment)}`;
  throw new UserError([`no task${where} in ${deps.repository}`, ...hints].join("; "));
}

const meant = (name: string, all: readonly string[]): readonly string[] => {
  const { fix } = didYouMean(name, all);
  return fix === undefined ? [] : [fix];
};

/** The most usual mistake. */
const misled = (strangers: readonly string[], { identity }: ChooseDeps): readonly string[] =>
  strangers.length === 0 ? [] : [`what ${strangers.join(", ")} says is not believed: is --identity ${identity} right?`];
