import { isCommitId } from "../../model/names/commit.ts";
import { parseDeploymentTask } from "../../model/names/deployment-task.ts";
import { isLabel } from "../../model/names/label.ts";
import { printTarget, type Target } from "../../model/names/target.ts";
import { compareText } from "../../model/problem.ts";
import { mergedIn } from "../../model/task/stored.ts";
import type { Deployment } from "./needs.ts";

/** A task as GitHub keeps it: two reporters at one moment may both have made a Deployment for it. */
export type Kept = {
  readonly target: Target;
  readonly commit: string;
  /** Lowest id first: that one is written to. */
  readonly deployments: readonly [Deployment, ...(readonly Deployment[])];
};

export const isBy = (login: string, { creator }: { readonly creator: string }): boolean =>
  creator.toLowerCase() === login.toLowerCase();

/** The tasks among Deployments that `identity` made, newest first: what was merged last, whenever its log was opened. */
export function keptTasks(deployments: readonly Deployment[], identity: string): readonly Kept[] {
  const tasks = new Map<string, Kept>();
  for (const deployment of deployments.toSorted((a, b) => a.id - b.id)) {
    const { environment, commit } = deployment;
    const of = parseDeploymentTask(deployment.task);
    if (of === undefined || !isLabel(environment) || !isCommitId(commit) || !isBy(identity, deployment)) continue;
    const target = { environment, ...of };
    const key = `${printTarget(target)}@${commit}`;
    const known = tasks.get(key);
    tasks.set(key, { target, commit, deployments: known ? [...known.deployments, deployment] : [deployment] });
  }
  return [...tasks.values()].toSorted((a, b) => byMerge(b, a));
}

/** A log may be opened late, after that of a newer commit. */
export const byMerge = ({ deployments: [a] }: Kept, { deployments: [b] }: Kept): number =>
  compareText(mergedIn(a.payload) ?? "", mergedIn(b.payload) ?? "") || a.id - b.id;

/** The first of each target. */
export function newestOfEach(kept: readonly Kept[]): readonly Kept[] {
  const oldestFirst = kept.toReversed().map((one) => [printTarget(one.target), one] as const);
  return [...new Map(oldestFirst).values()].toSorted((a, b) =>
    compareText(printTarget(a.target), printTarget(b.target)),
  );
}

/** Who else made Deployments that look like ours. */
export const strangersIn = (deployments: readonly Deployment[], identity: string): readonly string[] => [
  ...new Set(
    deployments
      .filter((one) => parseDeploymentTask(one.task) !== undefined && !isBy(identity, one))
      .map(({ creator }) => creator),
  ),
];
