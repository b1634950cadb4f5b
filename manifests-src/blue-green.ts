/** What Flagger keeps running and the traffic goes to: a copy of the application's Deployment, of the last image that passed. */
export const primaryOf = (application: string): string => `${application}-primary`;

/** Made where it is not there, and left alone from then on: Flagger changes it, and Flux would change it back. */
export const onlyAtFirst = { "kustomize.toolkit.fluxcd.io/ssa": "IfNotPresent" } as const;
