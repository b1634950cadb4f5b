import type { Suite } from "../spec/documents.generated.ts";
import type { Model } from "../spec/model.ts";
import { workloadIn } from "../spec/resolve.ts";

/** A suite's command, nothing left out that has a default. */
export type SuiteCommand = Required<Pick<Suite, "command" | "folder" | "timeoutMinutes">> &
  Pick<Suite, "recipe" | "version" | "results">;

/** A suite that is to run against an environment, as one entry of a workflow's matrix. */
export type SuiteRun = {
  /** The task that waits for it, by its external id as `printExternalId` has it of the application's own. */
  readonly task: string;
  readonly application: string;
  readonly environment: string;
  /** Where the suite is, `owner/name`, and at which commit: the one that is tested. */
  readonly repository: string;
  readonly commit: string;
  /** Where the application is reached there; absent where it has no route. */
  readonly url?: string;
  readonly suite: SuiteCommand;
};

/** How the application's suite is run in the environment; `undefined` where it has none, or nothing is released there. */
export function suiteIn(
  model: Model,
  { application, environment }: { readonly application: string; readonly environment: string },
): Omit<SuiteRun, "task"> | undefined {
  const workload = workloadIn(model, application, environment);
  const suite = model.applications.get(application)?.suite;
  const commit = workload?.release?.commit;
  if (workload === undefined || suite === undefined || commit === undefined) return undefined;
  const [route] = workload.routes;
  return {
    ...{ application, environment, repository: workload.repository, commit },
    ...(route !== undefined && { url: `https://${route.host}${route.path === "/" ? "" : route.path}` }),
    suite: { folder: ".", timeoutMinutes: 15, ...suite },
  };
}
