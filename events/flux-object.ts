import { isCommitId } from "../model/names/commit.ts";
import { isLabel } from "../model/names/label.ts";
import { parseKustomizationName, printUnit } from "../model/names/unit.ts";
import { isReason, parseTime } from "../model/task/event.ts";
import { cut, oneLine } from "../model/task/text.ts";
import { listAt, objectAt, textAt, wholeAt } from "./fields.ts";
import type { FluxEvent } from "./flux.ts";
import { type Meaning, maxMessageLength } from "./flux-meaning.ts";
import { meaningOf } from "./flux-message.ts";

/** Where an object was read. */
export type ReadAt = { readonly environment: string; readonly cluster: string };

/** What a cluster's Kustomizations say of its units, and which of them there are. */
export type ReadCluster = {
  /** Every unit of which there is a Kustomization, told or not. */
  readonly units: ReadonlySet<string>;
  readonly said: readonly FluxEvent[];
  /** The commit that the cluster's unit `flux` is applied at: what is not there at it is gone. */
  readonly appliedAt?: string;
};

/**
 * What the Kustomizations of `flux-system` say, as the API server lists them. An object that Flux has not looked at since
 * it was changed, or of which nothing can be told, says nothing: never that it is well.
 */
export function parseKustomizations(list: unknown, at: ReadAt): ReadCluster {
  const units = new Set<string>();
  const said: FluxEvent[] = [];
  let appliedAt: string | undefined;
  for (const object of listAt(list, "items")) {
    const name = parseKustomizationName(at.cluster, textAt(objectAt(object, "metadata"), "name", 253) ?? "");
    if (name === undefined || !(name.application === undefined || isLabel(name.application))) continue;
    const unit = printUnit(name);
    units.add(unit);
    if (name.layer === "flux") appliedAt = revisionIn(objectAt(object, "status"), "lastAppliedRevision");
    const event = toldBy(object);
    if (event !== undefined) said.push({ environment: at.environment, unit, source: "cluster", ...event });
  }
  return { units, said, ...(appliedAt !== undefined && { appliedAt }) };
}

type Said = Omit<FluxEvent, "environment" | "unit" | "source">;

function toldBy(object: unknown): Said | undefined {
  const [metadata, status] = [objectAt(object, "metadata"), objectAt(object, "status")];
  const goingSince = parseTime(textAt(metadata, "deletionTimestamp", 40));
  if (goingSince !== undefined)
    return { step: "deleted", state: "running", at: goingSince, message: "its Kustomization is going" };
  const ready = conditionIn(status, "Ready");
  const at = parseTime(textAt(ready, "lastTransitionTime", 40));
  if (at === undefined) return undefined;
  if (isSuspended(object))
    return { step: "applied", state: "waiting", at, reason: "Suspended", message: "is suspended" };
  if (wholeAt(status, "observedGeneration") !== wholeAt(metadata, "generation")) return undefined;
  const meaning = meaningIn(status, ready);
  const revision = revisionIn(status, meaning?.state === "done" ? "lastAppliedRevision" : "lastAttemptedRevision");
  // Where it waits for others, Flux has not tried the revision that it waits with.
  const isTried = meaning?.state !== "waiting";
  if (meaning === undefined || (isTried && revision === undefined)) return undefined;
  return { ...meaning, at, ...(isTried && revision !== undefined && { revision }) };
}

const isSuspended = (object: unknown): boolean => {
  const spec = objectAt(object, "spec");
  return spec !== undefined && "suspend" in spec && spec.suspend === true;
};

function meaningIn(status: unknown, ready: unknown): Meaning | undefined {
  const [is, reason = "", message = ""] = [
    textAt(ready, "status", 10),
    textAt(ready, "reason", 40),
    textAt(ready, "message", 39_000),
  ];
  if (is === "True") {
    const objects = listAt(objectAt(status, "inventory"), "entries").length;
    return { step: "healthy", state: "done", message: objects === 1 ? "1 object" : `${objects} objects` };
  }
  if (is === "False" && isReason(reason))
    return meaningOf({ severity: reason === "DependencyNotReady" ? "info" : "error", reason, message });
  if (is !== "Unknown") return undefined;
  const doing = textAt(conditionIn(status, "Reconciling"), "message", 39_000) ?? message;
  const step = doing.startsWith("Running health checks") ? "healthy" : "applied";
  return { step, state: "running", message: cut(oneLine(doing), maxMessageLength) };
}

const conditionIn = (status: unknown, type: string): unknown =>
  listAt(status, "conditions").find((one) => textAt(one, "type", 316) === type);

/** `main@sha1:<40 hex digits>`. */
function revisionIn(status: unknown, key: string): string | undefined {
  const revision = textAt(status, key, 300)?.split("@sha1:").at(-1);
  return isCommitId(revision) ? revision : undefined;
}
