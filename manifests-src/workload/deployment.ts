import { ApiObject, App, Chart, Duration, JsonPatch } from "cdk8s";
import { Deployment, DeploymentStrategy, LabelSelector, PercentOrAbsolute, ServiceAccount } from "cdk8s-plus-28";
import { hasVolumeOfOnePod } from "../../model/spec/data.ts";
import type { Workload, WorkloadRelease } from "../../model/spec/workload.ts";
import type { Deployed } from "../deployed.ts";
import { digestOf } from "../digest.ts";
import type { Manifest } from "../folder.ts";
import { labelValue, nameLabel, workloadLabels } from "../labels.ts";
import { progressDeadlineSeconds, surgePercent } from "../rollout.ts";
import { container } from "./container.ts";
import { patches } from "./patches.ts";

/**
 * The application's Deployment: cdk8s-plus where it says what we mean, patches where its defaults or its age do not.
 * The patches come after its last word, because it drops what Kubernetes 1.28 did not know when it prints.
 */
export const deploymentOf = (workload: Deployed): Manifest =>
  JsonPatch.apply(ApiObject.of(described(workload)).toJson(), ...patches(workload));

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
    strategy: strategyOf(workload),
    // Below the timeout of the Kustomization, so that Flux gets to say which Deployment is stuck.
    progressDeadline: Duration.seconds(progressDeadlineSeconds),
    serviceAccount: ServiceAccount.fromServiceAccountName(scratch, "account", application),
    containers: [container(scratch, workload)],
  });
  resource.select(LabelSelector.of({ labels: { [nameLabel]: application } }));
  if (scaling.kind === "automatic") resource.markHasAutoscaler();
  return resource;
}

/** A volume of one pod is handed on: its successor, perhaps on another node, would wait for it for ever. */
const strategyOf = ({ data }: Workload): DeploymentStrategy =>
  hasVolumeOfOnePod(data)
    ? DeploymentStrategy.recreate()
    : DeploymentStrategy.rollingUpdate({
        maxSurge: PercentOrAbsolute.percent(surgePercent),
        maxUnavailable: PercentOrAbsolute.absolute(0),
      });

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
