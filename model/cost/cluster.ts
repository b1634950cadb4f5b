import type { NodePool } from "../spec/documents.generated.ts";
import type { Cluster } from "../spec/model.ts";
import { noPrice } from "./application.ts";
import { instanceHour } from "./instances.ts";
import type { CostLine } from "./line.ts";
import { hoursPerMonth, loadBalancerMonth } from "./rates.ts";

/** The nodes that the cluster says it has. A cluster that retires has them until its document goes. */
export const nodeLines = ({ name, nodePools = {} }: Cluster, region: string | undefined): readonly CostLine[] =>
  Object.entries(nodePools).map(([pool, nodes]) => ({
    what: "nodes",
    cluster: name,
    name: pool,
    ...nodesMonth(nodes, region),
  }));

function nodesMonth({ instance, min, max }: NodePool, region: string | undefined) {
  const hour = region === undefined ? undefined : instanceHour(region, instance);
  if (hour === undefined) return { unknown: noPrice(instance, region) };
  return { low: min * hour * hoursPerMonth, high: Math.max(min, max) * hour * hoursPerMonth };
}

/** The load balancer in front of the ingress, which one that has routes needs. */
export function loadBalancerLine({ name }: Cluster, region: string | undefined): CostLine {
  const month = region === undefined ? undefined : loadBalancerMonth(region);
  const cost = month === undefined ? { unknown: noPrice("a load balancer", region) } : { low: month, high: month };
  return { what: "load balancer", cluster: name, ...cost };
}
