import { objectsOf } from "../../model/spec/objects.ts";
import type { BlueGreen } from "../../model/spec/strategy.ts";
import type { Deployed } from "../deployed.ts";
import { progressDeadlineSeconds } from "../rollout.ts";
import { revisionOf } from "../workload/revision.ts";
import type { DescribedRollout } from "./described.ts";

/** What the application's Kustomization is to know of its strategy, if one was named. */
export function rolloutOf(workload: Deployed): DescribedRollout | undefined {
  const { strategy } = workload;
  if (strategy === undefined) return undefined;
  const alongside = objectsOf(workload).flatMap(({ kind, name }) => {
    const apiVersion = waitedFor[kind];
    return apiVersion === undefined || (kind === "Service" && strategy.kind !== "rolling")
      ? []
      : [{ apiVersion, kind, name }];
  });
  if (strategy.kind === "rolling") return { kind: "rolling", alongside };
  return { kind: "blueGreen", revision: revisionOf(workload), timeoutSeconds: timeoutOf(strategy), alongside };
}

/** What says of itself how it is; a Service, whether Flagger has given it back. */
const waitedFor: Readonly<Record<string, string>> = {
  ExternalSecret: "external-secrets.io/v1",
  Job: "batch/v1",
  Service: "v1",
};

/** So long Flagger waits for an answer. */
export const gateTimeoutSeconds = 10;

/**
 * The longest that an analysis takes which comes to an end: one look to see the new image, as many as are asked for and may fail, four
 * to move the traffic there, promote, move it back and stop; and twice the time that pods may take to become ready.
 */
function timeoutOf({ checks, intervalSeconds, failures, gates }: BlueGreen): number {
  const look = Math.max(intervalSeconds, gateTimeoutSeconds * Object.keys(gates).length);
  return (checks + failures + 6) * look + 2 * progressDeadlineSeconds + 60;
}
