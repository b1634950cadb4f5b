import { type ApplicationLayer, kustomizationName } from "../../model/names/unit.ts";

/** Where Flux runs, and with it everything it applies a cluster's folders with. */
export const fluxNamespace = "flux-system";
export const sourceName = "environments";
export const sourceSecret = "landfall-environments";
export const reporterSecret = "landfall-reporter";
export const statusSecret = "landfall-status";
export const applicationsSecret = "landfall-applications";
/** What watches an application's repository; `GitRepository/application-shop.flux-system` is what it dispatches. */
export const applicationSource = (application: string): string => `application-${application}`;
/** The same for its tags. No application has a dot in its name. */
export const tagsSource = (application: string): string => `${applicationSource(application)}.tags`;

/** What Kustomizations of the layer `apps` may do, bound in the application's own namespace. */
export const applicationRole = "landfall-application";
/** What they may do besides where the application is a chart. */
export const releaseRole = "landfall-release";
/** What a chart may make, by the account its release acts as. */
export const chartRole = "landfall-chart";
/** What Kustomizations of the layer `data` may do, bound in the application's own namespace. */
export const dataRole = "landfall-data";
/** What people who operate an application may do beside looking at it. */
export const operatorRole = "landfall-operator";
/** Kubernetes' own role for those who look: everything but secrets. */
export const viewerRole = "view";
/** What all Kustomizations of the layer `tenants` may do, in the whole cluster. */
export const tenantsRole = "landfall-tenants";

/** The account that the Kustomizations of the layer `tenants` act as. */
export const tenantsAccount = "tenants";
/** The account that an application's own Kustomization of a layer acts as. */
export const accountOf = (layer: Exclude<ApplicationLayer, "tenants">, application: string): string =>
  kustomizationName({ layer, application });
/** The cluster's list of its units: the object, what may write it, and what holds it back while something is going. */
export const rosterName = "landfall-roster";
/** The account that the Kustomization of the unit `roster` acts as. */
export const rosterAccount = "roster";
/** The account, in the application's namespace, that Helm acts as. */
export const chartAccount = "chart";
