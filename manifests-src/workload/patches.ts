import { JsonPatch } from "cdk8s";
import { pullSecretName } from "../../model/spec/objects.ts";
import type { Resources, Workload } from "../../model/spec/workload.ts";
import { applicationLabel } from "../labels.ts";

const pod = "/spec/template/spec";
const onlyContainer = `${pod}/containers/0`;

/** What cdk8s-plus cannot say of a Deployment. */
export const patches = ({ application, resources, pullSecrets, data }: Workload): readonly JsonPatch[] => [
  JsonPatch.remove("/spec/template/metadata/labels/cdk8s.io~1metadata.addr"),
  JsonPatch.add("/spec/revisionHistoryLimit", 3),
  JsonPatch.add(`${pod}/enableServiceLinks`, false),
  JsonPatch.add(`${pod}/securityContext/seccompProfile`, { type: "RuntimeDefault" }),
  JsonPatch.add(`${pod}/topologySpreadConstraints`, spread(application)),
  ...pullSecretsOf(application, Object.keys(pullSecrets)),
  ...(Object.keys(data.volumes).length === 0 ? [] : ownership),
  JsonPatch.add(`${onlyContainer}/securityContext/capabilities`, { drop: ["ALL"] }),
  JsonPatch.add(`${onlyContainer}/resources`, resourcesOf(resources)),
  // Traefik hears that a pod is leaving only after the pod does: it answers on until then.
  JsonPatch.add(`${onlyContainer}/lifecycle`, { preStop: { sleep: { seconds: 5 } } }),
];

/** A volume belongs to root when it is new: a group of every pod's processes may write to it. */
const ownership = [
  JsonPatch.add(`${pod}/securityContext/fsGroup`, 10001),
  JsonPatch.add(`${pod}/securityContext/fsGroupChangePolicy`, "OnRootMismatch"),
];

const pullSecretsOf = (application: string, names: readonly string[]): readonly JsonPatch[] =>
  names.length === 0
    ? []
    : [
        JsonPatch.add(
          `${pod}/imagePullSecrets`,
          names.map((name) => ({ name: pullSecretName(application, name) })),
        ),
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
