import type { Chart } from "cdk8s";
import { add } from "../folder.ts";
import { fluxNamespace, sourceName, sourceSecret } from "./names.ts";

/** Where the cluster's folder is. `folder` is the only part of the repository the cluster keeps. */
export type Source = { readonly url: string; readonly folder: string };

/** The environments repository as Flux reads it. */
export function source(chart: Chart, { url, folder }: Source): void {
  add(chart, {
    apiVersion: "source.toolkit.fluxcd.io/v1",
    kind: "GitRepository",
    metadata: { name: sourceName, namespace: fluxNamespace },
    spec: {
      url,
      ref: { branch: "main" },
      interval: "1m",
      secretRef: { name: sourceSecret },
      sparseCheckout: [folder],
    },
  });
}
