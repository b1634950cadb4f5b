import type { Chart } from "cdk8s";
import { add } from "../folder.ts";
import { fluxNamespace, reporterSecret } from "./names.ts";

const name = "landfall";

/** Where the cluster's events go, and what they are marked with: the same Kustomization has one name on every cluster. */
export type Notification = { readonly url: string; readonly environment: string; readonly cluster: string };

/** Sends what Flux says of every Kustomization to the events repository. */
export function notification(chart: Chart, { url, environment, cluster }: Notification): void {
  const metadata = { name, namespace: fluxNamespace };
  add(chart, {
    apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
    kind: "Provider",
    metadata,
    spec: { type: "githubdispatch", address: url, secretRef: { name: reporterSecret } },
  });
  add(chart, {
    apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
    kind: "Alert",
    metadata,
    spec: {
      providerRef: { name },
      eventSources: [{ kind: "Kustomization", name: "*", namespace: fluxNamespace }],
      eventSeverity: "info",
      eventMetadata: { environment, cluster },
    },
  });
}
