import { blueGreenOf, minReplicas, type Workload } from "./workload.ts";

/** A Kubernetes object by what a patch calls it by. */
export type ObjectName = { readonly kind: string; readonly name: string };

/** The objects an application with an image is rendered to; what is rendered is held to this by a test. */
export function objectsOf(workload: Workload): readonly ObjectName[] {
  const { application, port, ports, routes, config, secrets, pullSecrets, scaling, jobs } = workload;
  const isBlueGreen = blueGreenOf(workload) !== undefined;
  const when = (holds: boolean, kind: string, name = application): readonly ObjectName[] =>
    holds ? [{ kind, name }] : [];
  return [
    ...when(true, "Deployment"),
    ...when(true, "ServiceAccount"),
    ...when(port !== undefined || hasAny(ports), "Service"),
    ...when(hasAny(config), "ConfigMap"),
    ...when(hasAny(secrets), "ExternalSecret"),
    ...Object.keys(pullSecrets).flatMap((name) => when(true, "ExternalSecret", pullSecretName(application, name))),
    ...when(scaling.kind === "automatic" || isBlueGreen, "HorizontalPodAutoscaler"),
    ...when(workload.disruptionBudget && minReplicas(scaling) > 1, "PodDisruptionBudget"),
    ...when(isBlueGreen, "Canary"),
    ...when(routes.length > 0, "IngressRoute"),
    ...when(isBlueGreen && routes.length > 0, "IngressRoute", fallbackName(application)),
    ...middlewaresOf(workload).flatMap((name) => when(true, "Middleware", name)),
    ...Object.entries(jobs).flatMap(([name, { schedule }]) =>
      when(true, schedule === undefined ? "Job" : "CronJob", `${application}-${name}`),
    ),
  ];
}

/** The IngressRoute that holds where another one leads nowhere. */
export const fallbackName = (application: string): string => `${application}-fallback`;

/** The Secret with the docker config of one registry, and the ExternalSecret that it comes from. */
export const pullSecretName = (application: string, name: string): string => `${application}-pull-${name}`;

/** Only what has routes has something for Traefik to do on the way. */
function middlewaresOf({ application, routes, headers, limits }: Workload): readonly string[] {
  if (routes.length === 0) return [];
  const { requestsPerSecond, concurrent, bodyKiB } = limits;
  return [
    ...(requestsPerSecond === undefined ? [] : [`${application}-rate`]),
    ...(concurrent === undefined ? [] : [`${application}-concurrency`]),
    ...(bodyKiB === undefined ? [] : [`${application}-body`]),
    ...(hasAny(headers) ? [`${application}-headers`] : []),
  ];
}

const hasAny = (map: object): boolean => Object.keys(map).length > 0;
