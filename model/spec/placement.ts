import type { Application, Cluster } from "./model.ts";
import { own } from "./own.ts";

/** Whether the application belongs on the cluster: it goes to its environment, and does not name other clusters. */
export function runsOn(application: Application, cluster: Cluster): boolean {
  const override = own(application.environments, cluster.environment);
  if (override === undefined) return false;
  const clusters = override.clusters ?? application.clusters;
  return clusters === undefined || clusters.includes(cluster.name);
}
