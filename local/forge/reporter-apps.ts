import { environments } from "./acme.ts";
import { type CreatedApp, createApp } from "./created-app.ts";

/**
 * The GitHub Apps that the clusters of acme's environments report as, by environment, with keys made for this one time.
 * Each may do one thing: dispatch to the events repository.
 */
export const createReporterApps = (): ReadonlyMap<string, CreatedApp> =>
  new Map(
    environments.map((environment) => [
      environment,
      createApp({
        clientId: `Iv23acmelandfall${environment}`,
        login: `acme-landfall-${environment}[bot]`,
        permissions: { contents: "write" },
        repositories: ["acme/events"],
      }),
    ]),
  );

/**
 * The same of those that write commit statuses, which staging's clusters do. Each may do just that, on the environments
 * repository, where no reporter may be.
 */
export const createStatusApps = (): ReadonlyMap<string, CreatedApp> =>
  new Map(
    ["staging"].map((environment) => [
      environment,
      createApp({
        clientId: `Iv23acmelandfall${environment}status`,
        login: `acme-landfall-${environment}-status[bot]`,
        permissions: { statuses: "write" },
        repositories: ["acme/environments"],
      }),
    ]),
  );
