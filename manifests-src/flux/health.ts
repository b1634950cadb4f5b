import type { JsonMap } from "../../model/spec/json.ts";
import { primaryOf } from "../blue-green.ts";
import { databaseName } from "../data-names.ts";
import { nameLabel } from "../labels.ts";
import { canaryExpressions, deployment, isStuck, rolledOut, runsRevision } from "./conditions.ts";
import type { Described, DescribedRollout, ObjectReference } from "./described.ts";

/** What makes the unit ready, as its Kustomization says it, and how long that may take. */
export function healthOf({ application, data, rollout }: Described): JsonMap {
  if (data !== undefined) return ofData(application, data.hasDatabase);
  if (rollout === undefined) return { wait: true };
  return rollout.kind === "rolling" ? ofRolling(application, rollout.alongside) : ofBlueGreen(application, rollout);
}

/**
 * Everything is waited for but data: a claim is only bound once a pod wants it, which waits for this. Of a database, the
 * operator's own word counts, since one that nobody has looked at yet has no conditions and would pass for healthy.
 */
function ofData(application: string, hasDatabase: boolean): JsonMap {
  if (!hasDatabase) return { wait: false };
  const kind = { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster" };
  return {
    wait: false,
    healthChecks: [{ ...kind, name: databaseName(application), namespace: application }],
    healthCheckExprs: [
      { ...kind, current: "status.conditions.exists(one, one.type == 'Ready' && one.status == 'True')" },
    ],
  };
}

/**
 * After blue/green, the Deployment stands at no pod until Flagger has started it again, and would pass for healthy; and the Service
 * leads to the primary until Flagger gives it back, which is the last that it does.
 */
function ofRolling(application: string, alongside: readonly ObjectReference[]): JsonMap {
  const waitedFor = [{ ...deployment, name: application }, ...alongside];
  return {
    wait: false,
    healthChecks: waitedFor.map((one) => ({ ...one, namespace: application })),
    healthCheckExprs: [
      { ...deployment, failed: isStuck, current: `spec.replicas > 0 && ${rolledOut}` },
      { apiVersion: "v1", kind: "Service", current: `spec.selector['${nameLabel}'] == '${application}'` },
    ],
  };
}

/**
 * Only what the primary runs makes the unit ready. Its own Deployment is looked at too: this Kustomization and the folder it applies
 * become new at different moments, and where the one is older than the other they do not agree on the revision.
 */
function ofBlueGreen(application: string, rollout: Extract<DescribedRollout, { kind: "blueGreen" }>): JsonMap {
  const { revision, timeoutSeconds, alongside } = rollout;
  const primary = `metadata.name == '${primaryOf(application)}'`;
  const wanted = runsRevision(revision);
  const canary = { apiVersion: "flagger.app/v1beta1", kind: "Canary" };
  const waitedFor = [
    { ...canary, name: application },
    { ...deployment, name: application },
    { ...deployment, name: primaryOf(application) },
    ...alongside,
  ];
  return {
    timeout: `${timeoutSeconds}s`,
    wait: false,
    healthChecks: waitedFor.map((one) => ({ ...one, namespace: application })),
    healthCheckExprs: [
      { ...canary, ...canaryExpressions },
      { ...deployment, current: `${wanted} && (!(${primary}) || (${rolledOut}))` },
    ],
    // Flagger decides how many pods the Deployment has, and at the end that is none.
    ignore: [{ paths: ["/spec/replicas"], target: { group: "apps", kind: "Deployment", name: application } }],
  };
}
