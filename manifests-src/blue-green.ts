/** What Flagger keeps running and the traffic goes to: a copy of the application's Deployment, of the last image that passed. */
export const primaryOf = (application: string): string => `${application}-primary`;
