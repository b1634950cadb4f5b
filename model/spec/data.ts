import type { Override, Resources } from "./documents.generated.ts";
import type { Application, Environment } from "./model.ts";
import { sorted } from "./own.ts";

/** What outlives an application's pods, and is never deleted by Git alone. */
export type Data = {
  readonly volumes: Readonly<Record<string, DataVolume>>;
  readonly database?: DataDatabase;
};

/** `size` is a Kubernetes quantity; without `storageClass`, the cluster's default. */
export type DataVolume = {
  readonly path: string;
  readonly size: string;
  readonly storageClass?: string;
  readonly shared: boolean;
};

export type DataDatabase = {
  readonly size: string;
  readonly instances: number;
  readonly storageClass?: string;
  readonly resources: Required<Resources>;
};

/** Whether there is anything to lose. */
export const holdsData = ({ volumes, database }: Data): boolean =>
  database !== undefined || Object.keys(volumes).length > 0;

/** A volume of a single pod: its successor can only start once it has stopped. */
export const hasVolumeOfOnePod = ({ volumes }: Data): boolean => Object.values(volumes).some(({ shared }) => !shared);

/** What the application keeps in an environment. */
export function dataOf(application: Application, override: Override, { tier }: Environment): Data {
  const database = application.database === undefined ? undefined : { ...application.database, ...override.database };
  return {
    volumes: sorted(
      Object.fromEntries(
        Object.entries(application.volumes ?? {}).map(([name, { shared = false, ...volume }]) => [
          name,
          { ...volume, shared },
        ]),
      ),
    ),
    ...(database && {
      database: {
        size: database.size ?? "10Gi",
        instances: database.instances ?? (tier === "production" ? 3 : 1),
        ...(database.storageClass === undefined ? {} : { storageClass: database.storageClass }),
        resources: {
          cpu: "250m",
          memory: "512Mi",
          ...application.database?.resources,
          ...override.database?.resources,
        },
      },
    }),
  };
}
