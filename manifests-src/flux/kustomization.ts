import type { Chart } from "cdk8s";
import { kustomizationName, type Layer } from "../../model/names/unit.ts";
import { add } from "../folder.ts";
import { applicationAccount, fluxNamespace, sourceName, tenantsAccount } from "./names.ts";

/** A unit that the cluster's Flux is told to apply; `rendered` is the id of its folder's Git tree. */
export type Described = {
  readonly layer: Exclude<Layer, "flux">;
  readonly application: string;
  readonly rendered: string;
};

/**
 * The Flux Kustomization that applies one unit of `folder`. It waits for no more than it needs: an application for its
 * own tenant. The annotation `unit-digest` travels with the unit's events. Flux may apply a new revision before the unit
 * `flux` has renewed it, so where an event names its revision, that decides which content it speaks of.
 */
export function kustomization(chart: Chart, folder: string, { layer, application, rendered }: Described): void {
  const tenant = kustomizationName({ layer: "tenants", application });
  add(chart, {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: {
      name: kustomizationName({ layer, application }),
      namespace: fluxNamespace,
      annotations: { "event.toolkit.fluxcd.io/unit-digest": rendered },
    },
    spec: {
      path: `./${folder}/${layer}/${application}`,
      sourceRef: { kind: "GitRepository", name: sourceName },
      serviceAccountName: layer === "apps" ? applicationAccount(application) : tenantsAccount,
      ...(layer === "apps" ? { dependsOn: [{ name: tenant }] } : {}),
      interval: "60m",
      retryInterval: "2m",
      timeout: "5m",
      prune: true,
      wait: true,
    },
  });
}
