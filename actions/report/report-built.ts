import { toBuildStatus } from "../../views/release/build-status.ts";
import type { CommitStatus } from "../io/github/statuses.ts";
import type { JobReport } from "./job-report.ts";
import type { ReportDeps } from "./needs.ts";
import { verdictOf } from "./verdict.ts";

export type BuiltDeps = Pick<ReportDeps, "showStatus" | "now">;

/** A commit's status about its image, as it was shown. */
export type Built = Pick<Extract<JobReport, { readonly kind: "built" }>, "application" | "commit"> & {
  readonly status: CommitStatus;
};

/** Shows on an application's commit how its tests or its image stand. Throws a `UserError` where GitHub refuses that. */
export async function reportBuilt(
  told: Extract<JobReport, { readonly kind: "built" }>,
  { showStatus, now }: BuiltDeps,
): Promise<Built> {
  const { application, commit, step, digest, url } = told;
  const { state, ...said } = verdictOf(told.state, told.results);
  const ended = told.state === "cancelled" ? told.state : state;
  const status = toBuildStatus({ application, step, state: ended, at: now(), digest, url, ...said });
  await showStatus(commit, status, false);
  return { application, commit, status };
}
