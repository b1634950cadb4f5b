import type { Chart } from "cdk8s";
import type { JsonMap } from "../../model/spec/json.ts";
import { blueGreenOf, type Workload } from "../../model/spec/workload.ts";
import type { Deployed } from "../deployed.ts";
import { gateTimeoutSeconds } from "../flux/rollout.ts";
import { add } from "../folder.ts";
import { revisionAnnotation } from "../labels.ts";
import { progressDeadlineSeconds } from "../rollout.ts";
import { revisionOf } from "../workload/revision.ts";
import { servicePort } from "./service.ts";

/**
 * Has Flagger keep a primary and move it to a new image once that has passed its checks. A gate is asked at every look (`rollout`),
 * so that one that says no is a look that failed and ends in a rollback; one that is asked for a promotion could say no for ever.
 */
export function canary(chart: Chart, workload: Deployed): void {
  const { application } = workload;
  const blueGreen = blueGreenOf(workload);
  if (blueGreen === undefined) return;
  const { checks, intervalSeconds, failures, gates } = blueGreen;
  const webhooks = Object.entries(gates).map(([name, url]) => ({
    name,
    type: "rollout",
    url,
    timeout: `${gateTimeoutSeconds}s`,
  }));
  add(chart, {
    apiVersion: "flagger.app/v1beta1",
    kind: "Canary",
    metadata: {
      name: application,
      namespace: application,
      // Tells Flux when it was that this revision came, and so which failure is of it.
      annotations: { [revisionAnnotation]: revisionOf(workload) },
    },
    spec: {
      provider: "traefik",
      targetRef: { apiVersion: "apps/v1", kind: "Deployment", name: application },
      progressDeadlineSeconds,
      // On its way out, it starts what it has scaled to nothing before the primary goes.
      revertOnDeletion: true,
      service: serviceOf(workload),
      analysis: {
        interval: `${intervalSeconds}s`,
        threshold: failures,
        iterations: checks,
        ...(webhooks.length === 0 ? {} : { webhooks }),
      },
    },
  });
}

function serviceOf({ ports }: Workload): JsonMap {
  return {
    port: servicePort,
    portName: "http",
    targetPort: "http",
    // The further ports by the names they have.
    ...(Object.keys(ports).length === 0 ? {} : { portDiscovery: true }),
  };
}
