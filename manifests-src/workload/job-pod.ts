import type { JsonMap } from "../../model/spec/json.ts";
import type { WorkloadJob } from "../../model/spec/workload.ts";
import type { Deployed } from "../deployed.ts";
import { jobLabel, workloadLabels } from "../labels.ts";
import { deploymentOf } from "./deployment.ts";

/**
 * The pod of a job: the application's own, with another command and no volumes. Its labels are those that network
 * policies go by and not the one that the Service and the Deployment select.
 */
export function jobPod(workload: Deployed, name: string, { command, args, resources }: WorkloadJob): JsonMap {
  const { port: _, args: __, ...rest } = workload;
  const data = { ...workload.data, volumes: {} };
  const like = { ...rest, command, ...(args && { args }), resources, ports: {}, probes: {}, data };
  const spec = podSpecOf(deploymentOf(like));
  return {
    metadata: { labels: { ...workloadLabels(workload), [jobLabel]: name } },
    spec: { ...spec, restartPolicy: "Never", containers: containersOf(spec).map(ending) },
  };
}

/** What only a pod that is meant to stay has. */
function ending({ lifecycle: _, ...container }: JsonMap): JsonMap {
  return container;
}

function podSpecOf({ spec }: JsonMap): JsonMap {
  const { topologySpreadConstraints: _, ...pod } = mapAt(mapAt(spec, "template"), "spec") as JsonMap;
  return pod;
}

const containersOf = ({ containers }: JsonMap): readonly JsonMap[] => containers as readonly JsonMap[];
const mapAt = (value: JsonMap[string], key: string): JsonMap[string] => (value as JsonMap)[key];
