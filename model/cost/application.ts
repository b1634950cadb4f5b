import type { Cluster } from "../spec/model.ts";
import { own } from "../spec/own.ts";
import { maxReplicas, minReplicas, type Resources, type Workload, type WorkloadJob } from "../spec/workload.ts";
import type { CostKind, CostLine, Range } from "./line.ts";
import { gibOf, hoursPerMonth, noPrice, podMonth, type Rates } from "./rates.ts";
import { runsPerMonth } from "./schedule.ts";

/** Whether something of the application itself runs there, beside what it keeps. */
export const runsThere = ({ isRetired, release, chart }: Workload, { retire }: Cluster): boolean =>
  !isRetired && retire === undefined && (release !== undefined || chart !== undefined);

/** What one application costs on one cluster; what it keeps costs on when it no longer runs. */
export function applicationLines(workload: Workload, cluster: Cluster, rates: Rates): readonly CostLine[] {
  const place: Place = { application: workload.application, cluster, rates };
  const { database, volumes } = workload.data;
  return [
    ...(runsThere(workload, cluster) ? runningLines(workload, place) : []),
    ...(database === undefined
      ? []
      : [
          pods(place, "database", { low: database.instances, high: database.instances }, database.resources),
          volume(place, "database volume", { ...database, count: database.instances }),
        ]),
    ...Object.entries(volumes).map(([name, one]) => volume({ ...place, name }, "volume", one)),
  ];
}

type Place = {
  readonly application: string;
  readonly name?: string;
  readonly cluster: Cluster;
  readonly rates: Rates;
};

function runningLines({ chart, scaling, resources, jobs }: Workload, place: Place): readonly CostLine[] {
  if (chart !== undefined) return [unknown(place, "chart", "what it requests is in the chart, not in the specs")];
  return [
    pods(place, "compute", { low: minReplicas(scaling), high: maxReplicas(scaling) }, resources),
    ...Object.entries(jobs).flatMap(([name, job]) => jobLines({ ...place, name }, job)),
  ];
}

/** A run may end at once, and at its timeout at the latest; one does not start before the last has ended. */
function jobLines(place: Place, { schedule, timeoutSeconds, resources }: WorkloadJob): readonly CostLine[] {
  if (schedule !== undefined) {
    const shareOfMonth = Math.min(1, (runsPerMonth(schedule) * timeoutSeconds) / (hoursPerMonth * 3600));
    return [pods(place, "job", { low: 0, high: shareOfMonth }, resources)];
  }
  if (place.cluster.nodePools !== undefined) return [];
  return [unknown(place, "job", "it runs once per change, and changes are not known beforehand")];
}

/** `count`: how many pods run on average, at least and at most. */
function pods(place: Place, what: CostKind, count: Range, resources: Resources): CostLine {
  const { compute } = place.rates;
  if (compute === undefined) return unknown(place, what, noPrice("vCPU and memory", place.rates));
  const month = podMonth(compute, resources);
  const isShare = place.cluster.nodePools === undefined ? {} : ({ isShare: true } as const);
  return { ...of(place, what), low: count.low * month, high: count.high * month, ...isShare };
}

type Storage = {
  readonly size: string;
  readonly storageClass?: string;
  readonly shared?: boolean;
  readonly count?: number;
};

function volume(place: Place, what: CostKind, { size, storageClass, shared, count = 1 }: Storage): CostLine {
  if (shared) return unknown(place, what, "a shared volume costs by what is stored in it");
  if (storageClass === undefined)
    return unknown(place, what, "the cluster's default storage class is not in the specs");
  const price = own(place.rates.volumes, storageClass);
  if (price === undefined) return unknown(place, what, noPrice(`the storage class ${storageClass}`, place.rates));
  const month = count * gibOf(size) * price;
  return { ...of(place, what), low: month, high: month };
}

const of = ({ application, name, cluster }: Place, what: CostKind) => ({
  what,
  cluster: cluster.name,
  application,
  ...(name === undefined ? {} : { name }),
});

const unknown = (place: Place, what: CostKind, reason: string): CostLine => ({ ...of(place, what), unknown: reason });
