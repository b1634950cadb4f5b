import type { Chart } from "cdk8s";
import { add } from "../folder.ts";
import { fluxNamespace, reporterSecret, sourceName } from "./names.ts";

/** The Provider that dispatches to the events repository. */
export const providerName = "landfall";

/**
 * What would start a workflow and says nothing: that a unit waits for another one, which Flux says of each at every new
 * revision, whether or not the revision touched it; and what some versions of it say of a source of which nothing is new.
 * Regular expressions of Go.
 */
const saysNothing = [
  "^Dependencies do not meet ready condition",
  // Flux has spelled it either way.
  "^no changes since last reconcil(i)?ation",
  "^garbage collected ",
] as const;

/** Where the cluster's events go, and what they are marked with: the same Kustomization has one name on every cluster. */
export type Notification = {
  readonly url: string;
  readonly environment: string;
  readonly cluster: string;
  /** The applications there that are Helm charts. */
  readonly charts: readonly string[];
};

/** Sends what Flux says of the source, of every Kustomization and every application's release to the events repository. */
export function notification(chart: Chart, { url, environment, cluster, charts }: Notification): void {
  const metadata = { name: providerName, namespace: fluxNamespace };
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
      providerRef: { name: providerName },
      eventSources: [
        { kind: "GitRepository", name: sourceName, namespace: fluxNamespace },
        { kind: "Kustomization", name: "*", namespace: fluxNamespace },
        ...charts.map((namespace) => ({ kind: "HelmRelease", name: "*", namespace })),
      ],
      eventSeverity: "info",
      exclusionList: [...saysNothing],
      eventMetadata: { environment, cluster },
    },
  });
}
