import { printUnit } from "../model/names/unit.ts";
import { UserError } from "../model/problem.ts";
import { clustersOf, type Environment, type Model } from "../model/spec/model.ts";
import { workload } from "../model/spec/resolve.ts";
import type { Workload } from "../model/spec/workload.ts";
import type { Lock, LockedApplication, LockedUnit } from "../model/tree/lock.ts";
import type { NotDeployed, RenderedUnit } from "../model/tree/tree.ts";
import { renderCluster } from "./cluster.ts";
import { isDeployed } from "./deployed.ts";
import type { Standing } from "./kept.ts";
import { requireLabel, type UnitResult } from "./unit.ts";
import { rendererVersion } from "./version.ts";

/** `source` is the specs, as `owner/repository@sha`; `lock` is the environment's as it is now, if there is one. */
export type RenderRequest = {
  readonly model: Model;
  readonly environment: string;
  readonly source: string;
  readonly lock?: Lock | undefined;
  /** What stands in the environment's folder, where that is not as the lock has it. */
  readonly standing?: Standing | undefined;
};

/** An environment's folder: its units, ordered by name, and its new lock. */
export type Rendered = {
  readonly units: readonly RenderedUnit[];
  readonly lock: Lock;
  readonly notDeployed: readonly NotDeployed[];
  /** The units that stay only because of the data in them: nothing in the specs asks for them. */
  readonly kept: readonly string[];
};

/**
 * Renders one environment. The same request gives the same bytes. Units whose input is that of the lock are only named.
 * Throws a `UserError` when the environment does not exist or a name cannot be a folder or a namespace.
 */
export function render({ model, environment: name, source, lock, standing }: RenderRequest): Rendered {
  const environment = model.environments.get(name);
  if (environment === undefined) throw new UserError(`there is no environment ${JSON.stringify(name)}`);
  requireLabel(name);
  const workloads = workloadsOf(model, environment);
  const clusters = clustersOf(model, name).map((cluster) =>
    renderCluster({ model, cluster, workloads, lock, standing: standing ?? lock?.units ?? new Map() }),
  );
  const results = clusters.flatMap((cluster) => cluster.results).sort((a, b) => (a.unit.name < b.unit.name ? -1 : 1));
  return {
    units: results.map(({ unit }) => unit),
    lock: lockOf({ model, environment, source, workloads, results }),
    notDeployed: workloads
      .filter((one) => !isDeployed(one))
      .map(({ application, isRetired }) => ({
        application,
        environment: name,
        reason: isRetired ? "it is retired" : `no Release of ${name} names it yet`,
      })),
    kept: clusters.flatMap(({ kept }) => kept.map((one) => printUnit(one.name))).sort(),
  };
}

const workloadsOf = (model: Model, environment: Environment): readonly Workload[] =>
  [...model.applications.values()]
    .filter((application) => Object.hasOwn(application.environments, environment.name))
    .map((application) => workload(model, application, environment))
    .sort((a, b) => (a.application < b.application ? -1 : 1));

type LockRequest = {
  readonly model: Model;
  readonly environment: Environment;
  readonly source: string;
  readonly workloads: readonly Workload[];
  readonly results: readonly UnitResult[];
};

const lockOf = ({ model, environment, source, workloads, results }: LockRequest): Lock => ({
  source,
  renderer: rendererVersion,
  reporter: environment.reporter,
  ...(environment.statusReporter !== undefined && { statusReporter: environment.statusReporter }),
  applications: new Map(
    workloads.map((one) => [
      one.application,
      { ...lockedApplication(one), ...(isTested(one, model, environment) && { suite: true }) },
    ]),
  ),
  units: new Map(results.map(({ unit: { name }, locked }): [string, LockedUnit] => [name, locked])),
});

/** Where each push is delivered, the application's suite runs against all that is deployed. It is no part of a unit's input. */
const isTested = (one: Workload, model: Model, { delivery }: Environment): boolean =>
  delivery?.on === "push" && isDeployed(one) && model.applications.get(one.application)?.suite !== undefined;

const lockedApplication = ({ repository, release }: Workload): LockedApplication => ({
  repository,
  ...(release === undefined ? {} : { image: release.image }),
  ...(release?.commit === undefined ? {} : { commit: release.commit }),
});
