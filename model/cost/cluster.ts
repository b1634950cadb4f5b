import type { NodePool } from "../spec/documents.generated.ts";
import type { Cluster } from "../spec/model.ts";
import { instanceHour } from "./instances.ts";
import type { CostLine } from "./line.ts";
import { hoursPerMonth, noPrice, type Rates } from "./rates.ts";

/** The nodes that the cluster says it has. A cluster that retires has them until its document goes. */
export const nodeLines = ({ name, nodePools = {} }: Cluster, rates: Rates): readonly CostLine[] =>
  Object.entries(nodePools).map(([pool, nodes]) => ({
    what: "nodes",
    cluster: name,
    name: pool,
    ...nodesMonth(nodes, rates),
  }));

function nodesMonth({ instance, min, max }: NodePool, rates: Rates) {
  const hour = instanceHour(rates.region, instance);
  if (hour === undefined) return { unknown: noPrice(instance, rates) };
  return { low: min * hour * hoursPerMonth, high: Math.max(min, max) * hour * hoursPerMonth };
}

/** The load balancer in front of the ingress, which a cluster with routes needs. */
export function loadBalancerLine({ name }: Cluster, rates: Rates): CostLine {
  const { loadBalancerHour } = rates;
  const line = { what: "load balancer", cluster: name } as const;
  if (loadBalancerHour === undefined) return { ...line, unknown: noPrice("a load balancer", rates) };
  const month = loadBalancerHour * hoursPerMonth;
  return { ...line, low: month, high: month };
}
