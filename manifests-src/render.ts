import { printUnit } from "../model/names/unit.ts";
import { UserError } from "../model/problem.ts";
import { type Cluster, clustersOf, type Environment, type Model } from "../model/spec/model.ts";
import { ingressOf, serverUrl, workload } from "../model/spec/resolve.ts";
import type { Workload } from "../model/spec/workload.ts";
import type { Lock, LockedApplication, LockedUnit } from "../model/tree/lock.ts";
import type { NotDeployed, RenderedUnit } from "../model/tree/tree.ts";
import { apps, isDeployed } from "./apps/apps.ts";
import { flux } from "./flux/flux.ts";
import type { Described } from "./flux/kustomization.ts";
import { tenants, tenantsInput } from "./tenants/tenants.ts";
import { renderUnit, requireLabel, type Unit, type UnitResult, unit } from "./unit.ts";
import { rendererVersion } from "./version.ts";

/** `source` is the specs, as `owner/repository@sha`; `lock` is the environment's as it is now, if there is one. */
export type RenderRequest = {
  readonly model: Model;
  readonly environment: string;
  readonly source: string;
  readonly lock?: Lock | undefined;
};

/** An environment's folder: its units, ordered by name, and its new lock. */
export type Rendered = {
  readonly units: readonly RenderedUnit[];
  readonly lock: Lock;
  readonly notDeployed: readonly NotDeployed[];
};

/**
 * Renders one environment. The same request gives the same bytes. Units whose input is that of the lock are only named.
 * Throws a `UserError` when the environment does not exist or a name cannot be a folder or a namespace.
 */
export function render({ model, environment: name, source, lock }: RenderRequest): Rendered {
  const environment = model.environments.get(name);
  if (environment === undefined) throw new UserError(`there is no environment ${JSON.stringify(name)}`);
  requireLabel(name);
  const workloads = workloadsOf(model, environment);
  const results = clustersOf(model, name)
    .flatMap((cluster) => renderCluster({ model, cluster, workloads, lock }))
    .sort((a, b) => (a.unit.name < b.unit.name ? -1 : 1));
  return {
    units: results.map(({ unit }) => unit),
    lock: lockOf({ environment, source, workloads, results }),
    notDeployed: workloads
      .filter((one) => !isDeployed(one))
      .map(({ application }) => ({ application, environment: name, reason: `no Release of ${name} names it yet` })),
  };
}

const workloadsOf = (model: Model, environment: Environment): readonly Workload[] =>
  [...model.applications.values()]
    .filter((application) => Object.hasOwn(application.environments, environment.name))
    .map((application) => workload(model, application, environment))
    .sort((a, b) => (a.application < b.application ? -1 : 1));

type ClusterRequest = {
  readonly model: Model;
  readonly cluster: Cluster;
  readonly workloads: readonly Workload[];
  readonly lock: Lock | undefined;
};

/** The layer `flux` comes last: it says what the others have become. */
function renderCluster({ model, cluster, workloads, lock }: ClusterRequest): readonly UnitResult[] {
  const renderOne = (one: Unit): UnitResult => renderUnit(one, lock?.units.get(printUnit(one.name)));
  const results = workloads.flatMap((one) => unitsOf(cluster, one)).map(renderOne);
  const { owner, repositories } = model.organization.github;
  const url = `${serverUrl(model.organization)}/${owner}`;
  const input = {
    environment: cluster.environment,
    cluster: cluster.name,
    environmentsUrl: `${url}/${repositories.environments}`,
    eventsUrl: `${url}/${repositories.events}`,
    units: results.flatMap(described),
  };
  return [...results, renderOne(unit({ cluster: cluster.name, layer: "flux" }, input, flux))];
}

function unitsOf(cluster: Cluster, one: Workload): readonly Unit[] {
  const { namespace, certResolver } = ingressOf(cluster);
  const name = { cluster: cluster.name, application: one.application };
  const tenant = unit({ ...name, layer: "tenants" }, tenantsInput(one, namespace), tenants);
  if (!isDeployed(one)) return [tenant];
  return [tenant, unit({ ...name, layer: "apps" }, { workload: one, certResolver }, apps)];
}

function described({ name: { layer, application }, locked: { rendered } }: UnitResult): readonly Described[] {
  return layer === "flux" || application === undefined ? [] : [{ layer, application, rendered }];
}

type LockRequest = {
  readonly environment: Environment;
  readonly source: string;
  readonly workloads: readonly Workload[];
  readonly results: readonly UnitResult[];
};

const lockOf = ({ environment, source, workloads, results }: LockRequest): Lock => ({
  source,
  renderer: rendererVersion,
  reporter: environment.reporter,
  applications: new Map(workloads.map((one) => [one.application, lockedApplication(one)])),
  units: new Map(results.map(({ unit: { name }, locked }): [string, LockedUnit] => [name, locked])),
});

const lockedApplication = ({ repository, release }: Workload): LockedApplication => ({
  repository,
  ...(release === undefined ? {} : { image: release.image }),
  ...(release?.commit === undefined ? {} : { commit: release.commit }),
});
