import { printExternalId } from "../../model/names/external-id.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import { type SuiteRun, suiteIn } from "../../model/release/suite-run.ts";
import type { Standing } from "../../model/task/standing.ts";
import { load } from "../../schemas/load.ts";
import type { ReportDeps } from "./needs.ts";

/** GitHub takes no more entries of a matrix. */
const mostRuns = 256;

/**
 * The suites that are due: of what is healthy everywhere, and nobody has run yet. They are given again by each report until
 * one is said to run, so that none is lost with a run that dies.
 */
export async function suitesOf(
  standings: readonly Standing[],
  deps: Pick<ReportDeps, "history" | "specsAt" | "progress">,
): Promise<readonly SuiteRun[]> {
  const runs: SuiteRun[] = [];
  for (const standing of standings) {
    const due = dueIn(standing);
    if (due.length === 0) continue;
    const { target, commit, source } = standing.task;
    const { environment } = target;
    try {
      const root = (await deps.history.lockAt(commit, environment))?.root ?? "environments";
      const loaded = load(await deps.specsAt(source, root));
      if (loaded.status === "invalid") continue;
      for (const application of due) {
        const run = suiteIn(loaded.model, { application, environment });
        const task = printExternalId({ target: { environment, application }, commit });
        if (run !== undefined) runs.push({ task, ...run });
      }
    } catch (error) {
      if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
      deps.progress(`the suites of ${environment} are not known: ${error.message}`);
    }
  }
  return runs.slice(0, mostRuns);
}

/** The applications whose suite is what their task waits for. */
function dueIn({ task, steps }: Standing): readonly string[] {
  const tested = steps.find(({ step }) => step === "tested");
  if (tested === undefined) return [];
  const { application } = task.target;
  if (application !== undefined) return isDue(tested) ? [application] : [];
  return (tested.parts ?? []).filter(isDue).flatMap(({ unit }) => parseUnit(unit)?.application ?? []);
}

/** It waits, and what it waits for has come. */
const isDue = ({ state, startedAt }: { readonly state: string; readonly startedAt?: string | undefined }): boolean =>
  state === "waiting" && startedAt !== undefined;
