import { createHmac, randomBytes } from "node:crypto";
import type { Forge } from "../forge/server.ts";
import type { FluxCluster } from "./flux.ts";
import type { Processes } from "./processes.ts";

type Announced = {
  readonly forge: Forge;
  /** Whose pushes are announced, `owner/name`. */
  readonly repository: string;
  readonly processes: Processes;
};

/**
 * Has the cluster's Flux fetch at once when something is pushed, by a Receiver such as an operator sets up where GitHub
 * can reach the cluster; without one it looks every minute.
 */
export async function announcePushes(cluster: FluxCluster, { forge, repository, processes }: Announced): Promise<void> {
  const { kubectl, webhooks } = cluster;
  const token = randomBytes(20).toString("hex");
  const metadata = { name: "pushes", namespace: "flux-system" };
  await kubectl.apply([
    { apiVersion: "v1", kind: "Secret", metadata, stringData: { token } },
    {
      apiVersion: "notification.toolkit.fluxcd.io/v1",
      kind: "Receiver",
      metadata,
      spec: {
        type: "github",
        events: ["push"],
        secretRef: { name: metadata.name },
        resources: [{ apiVersion: "source.toolkit.fluxcd.io/v1", kind: "GitRepository", name: "environments" }],
      },
    },
  ]);
  let path: string | undefined;
  await processes.until(`the Receiver of ${cluster.name}`, async () => {
    path = (await kubectl.get("receiver", metadata.name, metadata.namespace))?.status?.webhookPath;
    return path !== undefined;
  });
  forge.onDelivery((delivery) => {
    if (delivery.event !== "push" || delivery.repository !== repository) return;
    const body = JSON.stringify(delivery.payload);
    const signature = `sha256=${createHmac("sha256", token).update(body).digest("hex")}`;
    const headers = { "content-type": "application/json", "x-github-event": "push", "x-hub-signature-256": signature };
    // A push that is not announced is found within the minute.
    void fetch(`${webhooks}${path}`, { method: "POST", headers, body }).catch(() => {});
  });
}
