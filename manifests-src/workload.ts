import { ApiObject, App, Chart, Duration, JsonPatch, Size } from "cdk8s";
import {
  ConfigMap,
  type ContainerProps,
  Deployment,
  DeploymentStrategy,
  Env,
  EnvValue,
  ImagePullPolicy,
  LabelSelector,
  PercentOrAbsolute,
  Probe,
  type ProbeOptions,
  ServiceAccount,
  Volume,
} from "cdk8s-plus-28";
import type { Probes, Resources, Workload, WorkloadRelease } from "../model/spec/workload.ts";
import { digestOf } from "./digest.ts";
import { add } from "./folder.ts";
import { applicationLabel, labelValue, nameLabel, workloadLabels } from "./labels.ts";
import { surgePercent } from "./rollout.ts";

/** A workload that something was released of. */
export type Deployed = Workload & { readonly release: WorkloadRelease };

/**
 * The application's Deployment: cdk8s-plus where it says what we mean, patches where its defaults or its age do not.
 * The patches come after its last word, because it drops what Kubernetes 1.28 did not know when it prints.
 */
export function deployment(chart: Chart, workload: Deployed): void {
  const printed = ApiObject.of(described(workload)).toJson();
  add(chart, JsonPatch.apply(printed, ...patches(workload)));
}

/** In an App of its own, which is never printed. */
function described(workload: Deployed): Deployment {
  const { application, release, scaling } = workload;
  const scratch = new Chart(new App({ outdir: "unused", recordConstructMetadata: false }), "scratch");
  const resource = new Deployment(scratch, "deployment", {
    metadata: { name: application, namespace: application, ...versionOf(release) },
    podMetadata: podMetadata(workload),
    // By default it selects by a hash of the construct's path.
    select: false,
    ...(scaling.kind === "fixed" ? { replicas: scaling.replicas } : {}),
    strategy: DeploymentStrategy.rollingUpdate({
      maxSurge: PercentOrAbsolute.percent(surgePercent),
      maxUnavailable: PercentOrAbsolute.absolute(0),
    }),
    // Below the timeout of the Kustomization, so that Flux gets to say which Deployment is stuck.
    progressDeadline: Duration.minutes(4),
    serviceAccount: ServiceAccount.fromServiceAccountName(scratch, "account", application),
    containers: [container(scratch, workload)],
  });
  resource.select(LabelSelector.of({ labels: { [nameLabel]: application } }));
  if (scaling.kind === "automatic") resource.markHasAutoscaler();
  return resource;
}

/** Labels the pods are selected by, and a digest that restarts them when their configuration changes. */
function podMetadata(workload: Workload) {
  const hasConfig = Object.keys(workload.config).length > 0;
  return {
    labels: { ...workloadLabels(workload), [nameLabel]: workload.application },
    ...(hasConfig ? { annotations: { "landfall/config-digest": digestOf(workload.config) } } : {}),
  };
}

/** On the Deployment and not on its pods: naming a version must not restart them. */
function versionOf({ version, commit }: WorkloadRelease) {
  const label = version === undefined ? undefined : labelValue(version);
  return {
    ...(label === undefined ? {} : { labels: { "app.kubernetes.io/version": label } }),
    ...(commit === undefined ? {} : { annotations: { "landfall/commit": commit } }),
  };
}

function container(scratch: Chart, { application, release, port, config, probes }: Deployed): ContainerProps {
  const configMap = ConfigMap.fromConfigMapName(scratch, "config", application);
  return {
    name: application,
    image: release.image,
    // A digest names the same bytes for ever; a tag may have moved since this node pulled it.
    imagePullPolicy: release.image.includes("@") ? ImagePullPolicy.IF_NOT_PRESENT : ImagePullPolicy.ALWAYS,
    // Not `portNumber`, which would bring a startup probe along.
    ports: port === undefined ? [] : [{ name: "http", number: port }],
    envFrom: Object.keys(config).length === 0 ? [] : [Env.fromConfigMap(configMap)],
    envVariables: port === undefined ? {} : { PORT: EnvValue.fromValue(String(port)) },
    ...(port === undefined ? {} : probesOf(probes, port)),
    // Without this, it asks for a whole CPU. The real ones are patched in: they are quantities already.
    resources: {},
    volumeMounts: [
      { path: "/tmp", volume: Volume.fromEmptyDir(scratch, "tmp", "tmp", { sizeLimit: Size.gibibytes(1) }) },
    ],
  };
}

function probesOf({ readiness, liveness, startup }: Probes, port: number): Pick<ContainerProps, keyof Probes> {
  const probe = (path: string, options: ProbeOptions) =>
    Probe.fromHttpGet(path, { port, timeoutSeconds: Duration.seconds(3), ...options });
  return {
    ...(readiness === undefined ? {} : { readiness: probe(readiness, { periodSeconds: Duration.seconds(5) }) }),
    ...(liveness === undefined ? {} : { liveness: probe(liveness, { periodSeconds: Duration.seconds(10) }) }),
    ...(startup === undefined
      ? {}
      : { startup: probe(startup, { periodSeconds: Duration.seconds(5), failureThreshold: 36 }) }),
  };
}

const pod = "/spec/template/spec";
const onlyContainer = `${pod}/containers/0`;

const patches = ({ application, resources }: Workload): readonly JsonPatch[] => [
  JsonPatch.remove("/spec/template/metadata/labels/cdk8s.io~1metadata.addr"),
  JsonPatch.add("/spec/revisionHistoryLimit", 3),
  JsonPatch.add(`${pod}/enableServiceLinks`, false),
  JsonPatch.add(`${pod}/securityContext/seccompProfile`, { type: "RuntimeDefault" }),
  JsonPatch.add(`${pod}/topologySpreadConstraints`, spread(application)),
  JsonPatch.add(`${onlyContainer}/securityContext/capabilities`, { drop: ["ALL"] }),
  JsonPatch.add(`${onlyContainer}/resources`, resourcesOf(resources)),
  // Traefik hears that a pod is leaving only after the pod does: it answers on until then.
  JsonPatch.add(`${onlyContainer}/lifecycle`, { preStop: { sleep: { seconds: 5 } } }),
];

const resourcesOf = ({ cpu, memory }: Resources) => ({ requests: { cpu, memory }, limits: { memory } });

const spread = (application: string) =>
  ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels: { [applicationLabel]: application } },
    // Counts the pods of one revision only: those a rollout is replacing would tip the scale.
    matchLabelKeys: ["pod-template-hash"],
  }));
