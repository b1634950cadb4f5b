import { startFlagger } from "./flagger.ts";
import { type FluxCluster, startFlux } from "./flux.ts";
import { type Ground, startEtcd, startKubernetes } from "./kubernetes.ts";
import { startNodes } from "./nodes.ts";

export type ControlPlaneOptions = {
  /** Names of the clusters to start. */
  readonly clusters: readonly string[];
  /** Folders and files of the CustomResourceDefinitions that every cluster gets. */
  readonly definitions: readonly string[];
  /** Runs Flagger beside each of them; its definitions and Traefik's must be among those given. Default false. */
  readonly withFlagger?: boolean;
  readonly say: (line: string) => void;
};

/** Clusters with nodes and Flux, of which nobody has told Flux anything yet. */
export async function startControlPlane(
  { clusters, definitions, withFlagger = false, say }: ControlPlaneOptions,
  ground: Ground,
): Promise<ReadonlyMap<string, FluxCluster>> {
  const etcd = await startEtcd(ground);
  const started = await Promise.all(
    clusters.map(async (name) => {
      const cluster = await startKubernetes(name, etcd, ground);
      const { kubectl } = cluster;
      await kubectl.define(definitions);
      await kubectl.apply([{ apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } }]);
      await startNodes(cluster, ground);
      const withFlux = await startFlux(cluster, ground);
      if (withFlagger) await startFlagger(cluster, ground);
      say(`${name}: Kubernetes with nodes in three zones and Flux${withFlagger ? " and Flagger" : ""}`);
      return withFlux;
    }),
  );
  return new Map(started.map((cluster) => [cluster.name, cluster]));
}
