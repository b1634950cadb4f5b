/** The Secret with the docker config of one registry. */
export const pullSecretName = (application: string, name: string): string => `${application}-pull-${name}`;
