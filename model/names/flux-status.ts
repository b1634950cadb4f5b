import { isLabel } from "./label.ts";
import { parseKustomizationName, type UnitName } from "./unit.ts";

/** What the contexts of the commit statuses begin with that a cluster's Flux writes: `flux/staging/staging-eu/`. */
export const fluxStatusPrefix = (environment: string, cluster: string): string => `flux/${environment}/${cluster}/`;

/** Of what unit a status of the context `flux/staging/staging-eu/apps-shop` is; `undefined` for every other context. */
export function parseFluxStatusContext(
  context: string,
): { readonly environment: string; readonly unit: UnitName } | undefined {
  const [flux, environment, cluster, kustomization, ...rest] = context.split("/");
  if (flux !== "flux" || !isLabel(environment) || !isLabel(cluster) || rest.length > 0) return undefined;
  const unit = parseKustomizationName(cluster, kustomization ?? "");
  return unit && { environment, unit };
}
