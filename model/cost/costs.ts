import { type Application, type Cluster, clustersOf, type Environment, type Model } from "../spec/model.ts";
import { runsOn } from "../spec/placement.ts";
import { workload } from "../spec/resolve.ts";
import { applicationLines, runsThere } from "./application.ts";
import { loadBalancerLine, nodeLines } from "./cluster.ts";
import type { CostLine } from "./line.ts";
import { type Rates, ratesOf } from "./rates.ts";

/** What one application costs in an environment, and on which of its clusters it has routes. */
type ApplicationCosts = {
  readonly isReleased: boolean;
  readonly lines: readonly CostLine[];
  readonly routedOn: readonly Cluster[];
};

/** All that costs in an environment, and what it was found out from. */
export type Costs = {
  readonly environment: Environment;
  readonly clusters: readonly Cluster[];
  readonly platform: readonly CostLine[];
  readonly applications: ReadonlyMap<Application, ApplicationCosts>;
};

/**
 * What costs in the environment, if the model has it. What is `known` of an application is taken over where all that it
 * depends on is the same: by identity the application, the environment and its clusters, and whether it is released.
 */
export function costsIn(model: Model, name: string, known?: Costs): Costs | undefined {
  const environment = model.environments.get(name);
  if (environment === undefined) return undefined;
  const clusters = clustersOf(model, name);
  const rates = ratesOf(environment.region);
  const reusable = known?.environment === environment && isSameList(known.clusters, clusters) ? known : undefined;
  const released = releasedIn(model, name);
  const applications = new Map<Application, ApplicationCosts>();
  for (const application of model.applications.values()) {
    if (!Object.hasOwn(application.environments, name)) continue;
    const former = reusable?.applications.get(application);
    const isReleased = released.has(application.name);
    if (former?.isReleased === isReleased) {
      applications.set(application, former);
      continue;
    }
    const here = clusters.filter((cluster) => runsOn(application, cluster));
    if (here.length === 0) continue;
    const resolved = workload(model, application, environment);
    const lines = here.flatMap((cluster) => applicationLines(resolved, cluster, rates));
    const routedOn = here.filter((cluster) => resolved.routes.length > 0 && runsThere(resolved, cluster));
    applications.set(application, { isReleased, lines, routedOn });
  }
  const routed = new Set([...applications.values()].flatMap(({ routedOn }) => routedOn));
  return { environment, clusters, platform: platformLines(clusters, routed, rates), applications };
}

const platformLines = (clusters: readonly Cluster[], routed: ReadonlySet<Cluster>, rates: Rates) =>
  clusters.flatMap((cluster) => [
    ...nodeLines(cluster, rates),
    ...(routed.has(cluster) ? [loadBalancerLine(cluster, rates)] : []),
  ]);

/** The names of the applications that the environment's release speaks of. */
function releasedIn({ releases }: Model, environment: string): ReadonlySet<string> {
  const release = [...releases.values()].find((one) => one.environment === environment);
  return new Set(Object.keys(release?.applications ?? {}));
}

const isSameList = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);
