import { type ApplicationLayer, isClusterLayer, kustomizationName, printUnit } from "../model/names/unit.ts";
import { whoMay } from "../model/spec/access.ts";
import { type Calls, callsOn } from "../model/spec/callers.ts";
import { holdsData } from "../model/spec/data.ts";
import type { Cluster, Model } from "../model/spec/model.ts";
import { runsOn } from "../model/spec/placement.ts";
import { ingressOf, serverUrl } from "../model/spec/resolve.ts";
import type { Workload } from "../model/spec/workload.ts";
import type { Lock } from "../model/tree/lock.ts";
import { appsFolder } from "./apps/apps.ts";
import { data } from "./data/data.ts";
import { type Charted, type Deployed, isCharted, isDeployed } from "./deployed.ts";
import type { Described } from "./flux/described.ts";
import { flux } from "./flux/flux.ts";
import { rolloutOf } from "./flux/rollout.ts";
import { toFolder } from "./folder.ts";
import { requireHandedBack } from "./handed-back.ts";
import { type KeptUnit, keptOn, type Standing } from "./kept.ts";
import { roster } from "./roster/roster.ts";
import type { People } from "./tenants/role-bindings.ts";
import { tenants, tenantsInput } from "./tenants/tenants.ts";
import { type Mark, renderUnit, type Unit, type UnitResult, unit } from "./unit.ts";
import { watchedOn } from "./watched.ts";

export type ClusterRequest = {
  readonly model: Model;
  readonly cluster: Cluster;
  /** Those of the whole environment. */
  readonly workloads: readonly Workload[];
  readonly lock: Lock | undefined;
  readonly standing: Standing;
};

/** A cluster's units, and which of them are there only because their data is kept. */
export type RenderedCluster = { readonly results: readonly UnitResult[]; readonly kept: readonly KeptUnit[] };

/** Renders one cluster. The layers `roster` and `flux` come last: they say what the others are, and have become. */
export function renderCluster({ model, cluster, workloads, lock, standing }: ClusterRequest): RenderedCluster {
  const here = workloads.filter(({ application }) => isPlaced(model, application, cluster)).map(retiredWith(cluster));
  requireHandedBack(cluster.name, lock, here);
  const wanted = new Set(here.flatMap((one) => layersOf(one).map((layer) => keyOf(cluster, layer, one))));
  const kept = keptOn(cluster.name, standing, wanted);
  const keepsData = new Set(kept.map(({ name }) => name.application));
  const place = { model, cluster, calls: callsOn(model, cluster), keepsData };
  const renderOne = (one: Unit): UnitResult => renderUnit(one, lock?.units.get(printUnit(one.name)));
  const units = here.flatMap((one) => unitsOf(place, one));
  const results = [...units.map(renderOne), ...kept.map(asItStands)];
  const names = results.map(({ name }) => kustomizationName(name)).sort();
  const list = renderOne(
    unit({ cluster: cluster.name, layer: "roster" }, { units: names }, (one) => toFolder(roster(one))),
  );
  const marks = new Map([
    ...units.map(({ name, mark }) => [printUnit(name), mark] as const),
    ...kept.filter(({ name }) => name.layer === "data").map(({ name }) => [printUnit(name), keptData] as const),
  ]);
  const input = {
    ...sourcesOf(model),
    environment: cluster.environment,
    cluster: cluster.name,
    units: results.flatMap((result) => described(result, marks.get(result.unit.name))),
    charts: here.filter((one) => isDeployed(one) && isCharted(one)).map(({ application }) => application),
    roster: list.locked.rendered,
    ...(writesStatuses(model, cluster) && { writesStatuses: true as const }),
    ...watchedBy(model, cluster),
  };
  const last = unit({ cluster: cluster.name, layer: "flux" }, input, (one) => toFolder(flux(one)));
  return { results: [...results, list, renderOne(last)], kept };
}

function isPlaced({ applications }: Model, name: string, cluster: Cluster): boolean {
  const application = applications.get(name);
  return application !== undefined && runsOn(application, cluster);
}

/** A cluster that goes takes its applications along. */
const retiredWith =
  ({ retire }: Cluster) =>
  (workload: Workload): Workload =>
    retire === undefined ? workload : { ...workload, isRetired: true };

/** What the workload has there; of a retired one that holds nothing, nothing is left. */
function layersOf(workload: Workload): readonly ApplicationLayer[] {
  const hasData = holdsData(workload.data);
  if (workload.isRetired && !hasData) return [];
  return ["tenants", ...(hasData ? (["data"] as const) : []), ...(isDeployed(workload) ? (["apps"] as const) : [])];
}

const keyOf = ({ name }: Cluster, layer: ApplicationLayer, { application }: Workload): string =>
  printUnit({ cluster: name, layer, application });

type Place = {
  readonly model: Model;
  readonly cluster: Cluster;
  readonly calls: Calls;
  /** The applications of which data is kept there, whatever the specs say of them by now. */
  readonly keepsData: ReadonlySet<string>;
};

/** The application's units on the cluster, if it belongs there. */
export function unitsAt(place: Place, workload: Workload): readonly Unit[] {
  const { model, cluster } = place;
  return isPlaced(model, workload.application, cluster) ? unitsOf(place, retiredWith(cluster)(workload)) : [];
}

function unitsOf({ model, cluster, calls, keepsData }: Place, workload: Workload): readonly Unit[] {
  const { application, environment, isRetired } = workload;
  const { namespace: ingressNamespace, certResolver } = ingressOf(cluster);
  const name = { cluster: cluster.name, application };
  return layersOf(workload).map((layer) => {
    if (layer === "data") {
      const hasDatabase = workload.data.database !== undefined;
      const mark = { isOfTask: hasDatabase, data: { isProtected: !isRetired, hasDatabase } };
      const input = { application, environment, data: workload.data, isRetired };
      return unit({ ...name, layer }, input, (one) => toFolder(data(one)), mark);
    }
    if (layer === "apps" && isDeployed(workload))
      return unit({ ...name, layer }, { workload, certResolver }, appsFolder, rolloutMark(workload));
    const neighbourhood = {
      ingressNamespace,
      callers: calls.callers.get(application) ?? [],
      callees: calls.callees.get(application) ?? [],
      people: peopleOf(model, workload),
      keepsData: keepsData.has(application),
    };
    return unit({ ...name, layer: "tenants" }, tenantsInput(workload, neighbourhood), (one) => toFolder(tenants(one)));
  });
}

function peopleOf({ access }: Model, { environment, application }: Workload): People {
  const emails = (right: "view" | "operate"): readonly string[] =>
    whoMay(access, right, { environment, application })
      .map(({ email }) => email)
      .sort();
  return { viewers: emails("view"), operators: emails("operate") };
}

const writesStatuses = ({ environments }: Model, { environment }: Cluster): boolean =>
  environments.get(environment)?.statusReporter !== undefined;

/** Left out where there is none, so that nothing changes for a cluster that watches nothing. */
function watchedBy(model: Model, cluster: Cluster) {
  const watched = watchedOn(model, cluster);
  return watched.length === 0 ? {} : { watched };
}

/** The repositories as Flux reaches them. */
function sourcesOf({ organization }: Model) {
  const { owner, repositories } = organization.github;
  const url = `${serverUrl(organization)}/${owner}`;
  return { environmentsUrl: `${url}/${repositories.environments}`, eventsUrl: `${url}/${repositories.events}` };
}

const asItStands = ({ name, locked }: KeptUnit): UnitResult => ({
  name,
  unit: { name: printUnit(name), status: "unchanged" },
  locked,
});

/** What is kept is never pruned; whether its database is well is no longer waited for. */
const keptData: Mark = { isOfTask: false, data: { isProtected: true, hasDatabase: false } };

function rolloutMark(workload: Deployed | Charted): Mark | undefined {
  const rollout = isCharted(workload) ? undefined : rolloutOf(workload);
  return rollout && { isOfTask: true, rollout };
}

function described(
  { name, locked: { rendered } }: UnitResult,
  { data, rollout }: Partial<Mark> = {},
): readonly Described[] {
  const { layer, application } = name;
  return isClusterLayer(layer) || application === undefined
    ? []
    : [{ layer, application, rendered, ...(data && { data }), ...(rollout && { rollout }) }];
}
