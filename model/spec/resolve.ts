import type { ApplicationSpec, Override, Probes, Resources } from "./documents.generated.ts";
import {
  type Application,
  type Cluster,
  type Environment,
  fullRepository,
  type Model,
  type Organization,
} from "./model.ts";
import type { Scaling, Workload, WorkloadRelease } from "./workload.ts";

/** GitHub's address, without a trailing slash. */
export const serverUrl = (organization: Organization): string => organization.github.url ?? "https://github.com";

/** Who merges the environment's pull request of rendered manifests. */
export const mergeOf = (environment: Environment): "auto" | "manual" => environment.merge ?? "manual";

/** How Traefik is set up on the cluster; without `certResolver`, its default certificate is used. */
export const ingressOf = ({ ingress }: Cluster): { readonly namespace: string; readonly certResolver?: string } => ({
  namespace: "traefik",
  ...ingress,
});

/** The environments an application names, in the order of their names. */
export const environmentsOf = (application: Application): readonly string[] =>
  Object.keys(application.environments).sort();

/**
 * What `application` is in `environment`: the environment's overrides applied, defaults filled in, the release looked up.
 * Both must be of `model`, and the application must name the environment.
 */
export function workload(model: Model, application: Application, environment: Environment): Workload {
  const override = own(application.environments, environment.name);
  if (override === undefined) throw new Error(`${application.name} does not name the environment ${environment.name}`);
  return {
    application: application.name,
    environment: environment.name,
    tier: environment.tier,
    repository: fullRepository(model.organization, application.repository),
    release: releaseOf(model, application, environment),
    port: application.port,
    routes: (override.routes ?? application.routes ?? []).map(({ host, path = "/" }) => ({ host, path })),
    config: sorted({ ...application.config, ...override.config }),
    resources: { ...defaultResources, ...application.resources, ...override.resources },
    scaling: scalingOf(application, override, environment),
    disruptionBudget: override.disruptionBudget ?? application.disruptionBudget ?? true,
    probes: probesOf(application.probes, override.probes),
    egress: (override.egress ?? application.egress ?? []).map(({ cidr, ports }) => ({ cidr, ports })),
  };
}

const defaultResources: Required<Resources> = { cpu: "100m", memory: "128Mi" };

/** An override that says either of `replicas` and `scaling` replaces both. */
function scalingOf(application: ApplicationSpec, override: Override, { tier }: Environment): Scaling {
  const overrides = override.replicas !== undefined || override.scaling !== undefined;
  const { scaling, replicas } = overrides ? override : application;
  if (scaling === undefined) return { kind: "fixed", replicas: replicas ?? (tier === "production" ? 2 : 1) };
  return { kind: "automatic", min: scaling.min, max: scaling.max, cpuPercent: scaling.cpu ?? 70 };
}

/** Names each probe, so that the order in which they were written does not show. */
function probesOf(inherited: Probes = {}, own: Probes = {}): Probes {
  const { readiness, liveness, startup } = { ...inherited, ...own };
  return {
    ...(readiness === undefined ? {} : { readiness }),
    ...(liveness === undefined ? {} : { liveness }),
    ...(startup === undefined ? {} : { startup }),
  };
}

function releaseOf(model: Model, application: Application, environment: Environment): WorkloadRelease | undefined {
  const release = [...model.releases.values()].find((candidate) => candidate.environment === environment.name);
  const deployment = release && own(release.applications, application.name);
  if (deployment === undefined) return undefined;
  const { digest, tag, version, commit } = deployment;
  return {
    image: digest === undefined ? `${application.image}:${tag}` : `${application.image}@${digest}`,
    ...(version === undefined ? {} : { version }),
    ...(commit === undefined ? {} : { commit }),
  };
}

const sorted = (config: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(config).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** Maps out of specs have names that people chose: `constructor` is one of them. */
const own = <Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined;
