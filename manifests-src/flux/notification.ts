import type { Chart } from "cdk8s";
import { add } from "../folder.ts";
import { fluxNamespace, reporterSecret } from "./names.ts";

const name = "landfall";

/**
 * What Flux says of every unit that depends on another at each new revision, whether or not the revision touched it: each
 * would start a workflow, and none says more than that the unit waits. Regular expressions of Go.
 */
const saidOfUntouched = ["^Dependencies do not meet ready condition"] as const;

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
      exclusionList: [...saidOfUntouched],
      eventMetadata: { environment, cluster },
    },
  });
}
