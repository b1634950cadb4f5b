import type { Chart } from "cdk8s";
import type { DataDatabase } from "../../model/spec/data.ts";
import { databaseName } from "../data-names.ts";
import { add } from "../folder.ts";

type Input = {
  readonly application: string;
  readonly database: DataDatabase;
  readonly annotations: Readonly<Record<string, string>>;
};

/**
 * The application's PostgreSQL, by CloudNativePG, with its database and its user called as the operator calls them: some
 * names an application may have are taken there. Instances stay
 * off one another's nodes; with three or more, a write is only done when a second instance has it, as long as one is there.
 */
export function database(chart: Chart, { application, database, annotations }: Input): void {
  const { size, instances, storageClass, resources } = database;
  const { cpu, memory } = resources;
  add(chart, {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: { name: databaseName(application), namespace: application, annotations },
    spec: {
      instances,
      bootstrap: { initdb: { database: "app", owner: "app" } },
      storage: { size, ...(storageClass === undefined ? {} : { storageClass }) },
      resources: { requests: { cpu, memory }, limits: { memory } },
      affinity: {
        enablePodAntiAffinity: true,
        topologyKey: "kubernetes.io/hostname",
        podAntiAffinityType: instances > 1 ? "required" : "preferred",
      },
      ...(instances < 3
        ? {}
        : { postgresql: { synchronous: { method: "any", number: 1, dataDurability: "preferred" } } }),
      // A pod of one instance is restarted where it is; with others there, its role moves first.
      primaryUpdateStrategy: "unsupervised",
      primaryUpdateMethod: instances > 1 ? "switchover" : "restart",
    },
  });
}
