/** The claim that an application's volume is held by. */
export const claimName = (application: string, volume: string): string => `${application}-${volume}`;

/** The application's CloudNativePG Cluster, and the Secret that the operator writes the application's credentials to. */
export const databaseName = (application: string): string => `${application}-db`;
export const databaseSecret = (application: string): string => `${databaseName(application)}-app`;
