import { kustomizationName } from "../../model/names/unit.ts";

/** Where Flux runs, and with it everything it applies a cluster's folders with. */
export const fluxNamespace = "flux-system";
export const sourceName = "environments";
export const sourceSecret = "landfall-environments";
export const reporterSecret = "landfall-reporter";

/** What a Kustomization of the layer `apps` may do, bound in the application's own namespace. */
export const applicationRole = "landfall-application";
/** What all Kustomizations of the layer `tenants` may do, in the whole cluster. */
export const tenantsRole = "landfall-tenants";

/** The account that the Kustomizations of the layer `tenants` act as. */
export const tenantsAccount = "tenants";
/** The account that an application's own Kustomization acts as. */
export const applicationAccount = (application: string): string => kustomizationName({ layer: "apps", application });
