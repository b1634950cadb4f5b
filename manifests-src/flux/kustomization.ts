import { kustomizationName } from "../../model/names/unit.ts";
import type { JsonMap } from "../../model/spec/json.ts";
import type { Manifest } from "../folder.ts";
import type { Described } from "./described.ts";
import { healthOf } from "./health.ts";
import { accountOf, fluxNamespace, sourceName, tenantsAccount } from "./names.ts";

/**
 * The Flux Kustomization that applies one unit of `folder`. It waits for no more than it needs: an application for its
 * own tenant and its own data. The annotation `unit-digest` travels with the unit's events. Flux may apply a new revision
 * before the unit `flux` has renewed it, so where an event names its revision, that decides which content it speaks of.
 */
export function kustomization(folder: string, unit: Described, hasData: boolean): Manifest {
  const { layer, application, rendered } = unit;
  return {
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
      serviceAccountName: layer === "tenants" ? tenantsAccount : accountOf(layer, application),
      ...dependsOn({ layer, application }, hasData),
      interval: "60m",
      retryInterval: "2m",
      timeout: "5m",
      prune: unit.data?.isProtected !== true,
      // Of a tenant that is removed, Flux then says so when its namespace is still there after the timeout. Of no other
      // layer: that would prune what is protected, and an application's account loses its rights with the tenant.
      ...(layer === "tenants" ? { deletionPolicy: "WaitForTermination" } : {}),
      ...healthOf(unit),
    },
  };
}

function dependsOn({ layer, application }: Pick<Described, "layer" | "application">, hasData: boolean): JsonMap {
  const needed: Readonly<Record<Described["layer"], readonly Described["layer"][]>> = {
    tenants: [],
    data: ["tenants"],
    apps: hasData ? ["tenants", "data"] : ["tenants"],
  };
  const names = needed[layer].map((one) => ({ name: kustomizationName({ layer: one, application }) }));
  return names.length === 0 ? {} : { dependsOn: names };
}
