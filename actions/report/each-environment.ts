import { UserError } from "../../model/problem.ts";
import type { History } from "./needs.ts";

/**
 * Does something in each environment that is there at a commit. Where one cannot be read, or GitHub refuses, that is a
 * problem of its own, and the others go on.
 */
export async function inEachEnvironment<Done>(
  commit: string,
  history: Pick<History, "environmentsAt">,
  work: (environment: string) => Promise<Done>,
): Promise<{ readonly done: readonly Done[]; readonly problems: readonly string[] }> {
  const done: Done[] = [];
  const problems: string[] = [];
  for (const environment of await history.environmentsAt(commit)) {
    try {
      done.push(await work(environment));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(`${environment}: ${error.message}`);
    }
  }
  return { done, problems };
}
