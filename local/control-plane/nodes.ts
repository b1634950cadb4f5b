import { globSync } from "node:fs";
import { join } from "node:path";
import type { Ground, Kubernetes } from "./kubernetes.ts";
import { volumes } from "./volumes.ts";

const stages = join(import.meta.dirname, "stages");

/**
 * Three nodes in three zones, without machines: KWOK plays what is on them, and whatever else `stages/` tells; and volumes
 * without disks for ten claims. The kinds that the stages speak of must be there. Ready when this returns.
 */
export async function startNodes({ name, kubeconfig, kubectl }: Kubernetes, ground: Ground): Promise<void> {
  const { tools, processes, ports } = ground;
  processes.start({
    name: `${name}-kwok`,
    program: tools.program("kwok"),
    args: [
      ...[`--kubeconfig=${kubeconfig}`, "--manage-all-nodes=true", `--server-address=127.0.0.1:${await ports.next()}`],
      // Without it the controller manager finds the nodes not ready after a minute.
      "--node-lease-duration-seconds=40",
      ...globSync("*.yaml", { cwd: stages })
        .sort()
        .map((file) => `--config=${join(stages, file)}`),
    ],
  });
  await kubectl.apply([...nodes, ...volumes(10)]);
  await kubectl.run("wait", "node", "--all", "--for=condition=Ready", "--timeout=60s");
}

const nodes = ["a", "b", "c"].map((zone) => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: {
    name: `node-${zone}`,
    labels: {
      "kubernetes.io/os": "linux",
      "kubernetes.io/hostname": `node-${zone}`,
      "topology.kubernetes.io/zone": `zone-${zone}`,
    },
  },
}));
