import type { Chart } from "cdk8s";
import { kustomizationName } from "../../model/names/unit.ts";
import { fluxNamespace, sourceName } from "../flux/names.ts";
import { add } from "../folder.ts";

/**
 * The Kustomization that applies the unit `flux` of `folder`, and so begins everything else. It does not wait: what it
 * applies are the other units' Kustomizations, and with one of them failing it would hold all the others back.
 */
export function root(chart: Chart, folder: string): void {
  add(chart, {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: { name: kustomizationName({ layer: "flux" }), namespace: fluxNamespace },
    spec: {
      path: `./${folder}/flux`,
      sourceRef: { kind: "GitRepository", name: sourceName },
      interval: "60m",
      retryInterval: "2m",
      timeout: "5m",
      prune: true,
      wait: false,
    },
  });
}
