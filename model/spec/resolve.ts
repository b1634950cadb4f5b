import { chartOf } from "./chart.ts";
import { dataOf } from "./data.ts";
import type { ApplicationSpec, Job, Override, Probes, Resources, Secret } from "./documents.generated.ts";
import { mirrored } from "./mirror.ts";
import {
  type Application,
  type Cluster,
  type Environment,
  fullRepository,
  type Model,
  type Organization,
} from "./model.ts";
import { own, sorted } from "./own.ts";
import { strategyOf } from "./strategy.ts";
import type { Scaling, Workload, WorkloadJob, WorkloadPatch, WorkloadRelease } from "./workload.ts";

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
  const { port, ports = {}, command, args, pullSecrets = {}, jobs = {} } = application;
  const chart = chartOf(model.organization, application, override);
  const names = { application: application.name, environment: environment.name };
  const strategy = chart === undefined ? strategyOf(application, override, names) : undefined;
  const resources = { ...defaultResources, ...application.resources, ...override.resources };
  return {
    ...names,
    tier: environment.tier,
    repository: fullRepository(model.organization, application.repository),
    release: releaseOf(model, application, environment),
    ...(chart === undefined ? {} : { chart }),
    ...(port === undefined ? {} : { port }),
    ports: sorted(ports),
    ...(command === undefined ? {} : { command }),
    ...(args === undefined ? {} : { args }),
    routes: (override.routes ?? application.routes ?? []).map(({ path = "/", ...route }) => ({ ...route, path })),
    headers: sorted({ ...application.headers, ...override.headers }),
    limits: { ...application.limits, ...override.limits },
    config: sorted({ ...application.config, ...override.config }),
    secrets: sorted<Secret>({ ...application.secrets, ...override.secrets }),
    pullSecrets: sorted(pullSecrets),
    ...(environment.secretStore === undefined ? {} : { secretStore: environment.secretStore }),
    resources,
    scaling: scalingOf(application, override, environment),
    ...(strategy === undefined ? {} : { strategy }),
    disruptionBudget: budgetOf(application, override),
    probes: probesOf(application.probes, override.probes),
    data: dataOf(application, override, environment),
    jobs: sorted(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, jobOf(job, resources)]))),
    egress: (override.egress ?? application.egress ?? []).map(({ cidr, ports }) => ({ cidr, ports })),
    // What the loader has read is JSON.
    patches: (override.patches ?? application.patches ?? []) as readonly WorkloadPatch[],
    isRetired: application.retire !== undefined,
  };
}

/** The same by their names; `undefined` where the model has either not, or the application does not name the environment. */
export function workloadIn(model: Model, application: string, environment: string): Workload | undefined {
  const [found, place] = [model.applications.get(application), model.environments.get(environment)];
  if (found === undefined || place === undefined || !Object.hasOwn(found.environments, environment)) return undefined;
  return workload(model, found, place);
}

const defaultResources: Required<Resources> = { cpu: "100m", memory: "128Mi" };

/** A job that says nothing of its resources asks for what a pod of the application does. */
const jobOf = ({ resources, ...job }: Job, inherited: Required<Resources>): WorkloadJob => ({
  timeZone: "Etc/UTC",
  timeoutSeconds: 240,
  retries: 0,
  ...job,
  resources: { ...inherited, ...resources },
});

/** Whether all but one pod are kept running while nodes are drained. */
export const budgetOf = (application: ApplicationSpec, override: Override): boolean =>
  override.disruptionBudget ?? application.disruptionBudget ?? true;

/** An override that says either of `replicas` and `scaling` replaces both. */
export function scalingOf(application: ApplicationSpec, override: Override, { tier }: Environment): Scaling {
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
  if (deployment === undefined || application.image === undefined) return undefined;
  const { digest, tag, version, commit } = deployment;
  const image = mirrored(model.organization.mirrors?.images ?? {}, application.image);
  return {
    image: digest === undefined ? `${image}:${tag}` : `${image}@${digest}`,
    ...(version === undefined ? {} : { version }),
    ...(commit === undefined ? {} : { commit }),
  };
}
