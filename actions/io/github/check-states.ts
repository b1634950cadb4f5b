import { listIn } from "./answer.ts";
import { ask, at, type Repository } from "./client.ts";

/** What all checks and statuses of a commit come to. */
export type CheckStates = {
  readonly state: "running" | "passed" | "failed";
  /** Names of all that were begun. */
  readonly names: readonly string[];
  /** Of those that failed. */
  readonly failed: readonly string[];
};

const passing: readonly (string | null)[] = ["success", "neutral", "skipped"];

/** Every check run and status on a commit but those of the name `but`, each by the newest word of it. */
export const checkStatesOf = (
  repository: Repository,
  commit: string,
  { but }: { readonly but: string },
): Promise<CheckStates> =>
  ask(repository, `list the checks of ${commit}`, "checks: read", async () => {
    const { api } = repository;
    const of = { ...at(repository), ref: commit, per_page: 100 } as const;
    const runs = listIn(await api.paginate(api.rest.checks.listForRef, of), "list of check runs");
    const { data } = await api.rest.repos.getCombinedStatusForRef(of);
    const all = [
      ...runs.map(({ name, status, conclusion }) => ({
        name,
        state: status !== "completed" ? "running" : passing.includes(conclusion) ? "passed" : "failed",
      })),
      ...listIn(data.statuses, "list of statuses").map(({ context, state }) => ({
        name: context,
        state: state === "pending" ? "running" : state === "success" ? "passed" : "failed",
      })),
    ].filter(({ name }) => name !== but);
    const failed = all.filter(({ state }) => state === "failed").map(({ name }) => name);
    const isRunning = all.some(({ state }) => state === "running");
    const state = failed.length > 0 ? "failed" : isRunning ? "running" : "passed";
    return { state, names: all.map(({ name }) => name), failed };
  });
