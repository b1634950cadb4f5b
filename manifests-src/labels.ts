import type { Workload } from "../model/spec/workload.ts";

/** Everything that selects pods by this label still finds them while a Canary renames what `nameLabel` says. */
export const applicationLabel = "landfall/application";
/** The one label a Deployment selects by: Flagger gives the primary's pods another value of it. */
export const nameLabel = "app.kubernetes.io/name";

/** On what a strategy was named for: the digest of the pods' template, by which one that runs is told from one that is wanted. */
export const revisionAnnotation = "landfall/revision";

/** On a job's pods: which job. */
export const jobLabel = "landfall/job";

/** On every object. */
export const commonLabels = { "app.kubernetes.io/managed-by": "landfall" };

/** On every object of an application. */
export const workloadLabels = ({ application, environment }: Pick<Workload, "application" | "environment">) => ({
  ...commonLabels,
  [applicationLabel]: application,
  "landfall/environment": environment,
});

/** The text as a label's value: at most 63 letters, digits, dots, dashes and underscores; `undefined` when none is left. */
export function labelValue(text: string): string | undefined {
  const value = text
    .replace(/[^A-Za-z0-9._-]/g, "_")
    .replace(/^[._-]+/, "")
    .slice(0, 63)
    .replace(/[._-]+$/, "");
  return value === "" ? undefined : value;
}
