import type { CheckRun, Pull, Status } from "./records.ts";
import type { Repository } from "./repository.ts";
import { appId } from "./rulesets.ts";

type State = "passing" | "failing" | "pending";

/** The newest run of each App and name on a commit, oldest first. */
export function latestCheckRuns({ checkRuns }: Repository, sha: string): readonly CheckRun[] {
  const runs = [...checkRuns.values()].filter(({ headSha }) => headSha === sha);
  return [...new Map(runs.map((run) => [`${run.app} ${run.name}`, run])).values()];
}

/** The newest status of each context on a commit. Contexts do not mind case. */
export const latestStatuses = ({ statuses }: Repository, sha: string): readonly Status[] => [
  ...new Map((statuses.get(sha) ?? []).map((status) => [status.context.toLowerCase(), status])).values(),
];

export function combinedState(statuses: readonly Status[]): "failure" | "pending" | "success" {
  const states = statuses.map(stateOfStatus);
  if (states.includes("failing")) return "failure";
  return states.length === 0 || states.includes("pending") ? "pending" : "success";
}

/** Why a pull request may not be merged yet, in GitHub's words; `undefined` when nothing is in the way. */
export function unmetRequirement(repository: Repository, { base, headSha }: Pull): string | undefined {
  for (const { context, app } of repository.protectionOf(base)?.requiredChecks ?? []) {
    const states = statesOf(repository, headSha, { context, app });
    const named = `Required status check "${context}"`;
    if (states.length === 0) return `${named} is expected.`;
    if (states.includes("failing")) return `${named} is failing.`;
    if (states.includes("pending")) return `${named} is pending.`;
  }
  return undefined;
}

/** Contexts on a commit that are not green; of `contexts` only, where given, and then a missing one counts. */
export function unmetContexts(repository: Repository, sha: string, contexts: readonly string[] | undefined) {
  const all = [
    ...latestCheckRuns(repository, sha).map(({ name }) => name),
    ...latestStatuses(repository, sha).map(({ context }) => context),
  ];
  return [...new Set(contexts ?? all)].filter((context) => {
    const states = statesOf(repository, sha, { context, app: undefined });
    return states.length === 0 || states.some((state) => state !== "passing");
  });
}

type Wanted = { readonly context: string; readonly app: string | number | undefined };

/** A check run and a status of one name must both pass. With an App, only its check runs speak. */
function statesOf(repository: Repository, sha: string, { context, app }: Wanted): readonly State[] {
  const runs = latestCheckRuns(repository, sha)
    .filter((run) => run.name === context && (app === undefined || [run.app, appId(run.app)].includes(app)))
    .map(stateOfRun);
  if (app !== undefined) return runs;
  const statuses = latestStatuses(repository, sha)
    .filter((status) => status.context.toLowerCase() === context.toLowerCase())
    .map(stateOfStatus);
  return [...runs, ...statuses];
}

const stateOfStatus = ({ state }: Status): State =>
  state === "success" ? "passing" : state === "pending" ? "pending" : "failing";

function stateOfRun({ status, conclusion }: CheckRun): State {
  if (status !== "completed" || conclusion === null) return "pending";
  return ["success", "neutral", "skipped"].includes(conclusion) ? "passing" : "failing";
}
