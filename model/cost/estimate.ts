import { type Cluster, clustersOf, type Environment, type Model } from "../spec/model.ts";
import { runsOn } from "../spec/placement.ts";
import { workload } from "../spec/resolve.ts";
import { applicationLines, runsThere } from "./application.ts";
import { loadBalancerLine, nodeLines } from "./cluster.ts";
import { type CostLine, isUnknown, type Range, toCents, type UnknownLine } from "./line.ts";

/**
 * What an environment costs in a month, as far as anybody can tell from the specs. `low` and `high` are the sums of the
 * lines that are known; with anything in `unknown`, the environment costs more than that.
 */
export type Estimate = Range & {
  readonly environment: string;
  readonly lines: readonly CostLine[];
  readonly unknown: readonly UnknownLine[];
};

/** The environment's estimate; of one that the model does not have, nothing. */
export function estimate(model: Model, environment: string): Estimate {
  const found = model.environments.get(environment);
  const lines = found === undefined ? [] : linesOf(model, found);
  const counted = lines.filter((line) => !isUnknown(line) && line.isShare === undefined);
  const sum = (end: keyof Range): number =>
    toCents(counted.reduce((total, line) => total + (isUnknown(line) ? 0 : line[end]), 0));
  return { environment, lines, low: sum("low"), high: sum("high"), unknown: lines.filter(isUnknown) };
}

function linesOf(model: Model, environment: Environment): readonly CostLine[] {
  const { region } = environment;
  const clusters = clustersOf(model, environment.name);
  const withRoutes = new Set<Cluster>();
  const applications: CostLine[] = [];
  for (const application of model.applications.values()) {
    const here = clusters.filter((cluster) => runsOn(application, cluster));
    if (here.length === 0) continue;
    const resolved = workload(model, application, environment);
    for (const cluster of here) {
      applications.push(...applicationLines(resolved, cluster, region));
      if (resolved.routes.length > 0 && runsThere(resolved, cluster)) withRoutes.add(cluster);
    }
  }
  const platform = clusters.flatMap((cluster) => [
    ...nodeLines(cluster, region),
    ...(withRoutes.has(cluster) ? [loadBalancerLine(cluster, region)] : []),
  ]);
  return [...platform, ...applications];
}
