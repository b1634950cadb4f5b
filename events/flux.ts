import { isCommitId } from "../model/names/commit.ts";
import { isLabel } from "../model/names/label.ts";
import { parseKustomizationName, printUnit } from "../model/names/unit.ts";
import { type Event, isReason, parseTime } from "../model/task/event.ts";
import { cut, oneLine } from "../model/task/text.ts";
import { objectAt, textAt } from "./fields.ts";
import { meaningOf } from "./flux-message.ts";
import { goneOf } from "./flux-roster.ts";

/**
 * What Flux said of a unit; where that is `roster`, of all that was removed from its cluster up to `revision`. Which digest that is about, the environments repository knows: the one the unit has at
 * `revision`; `digest`, the annotation on the Kustomization, is only asked where there is no revision, since Flux
 * may apply a new revision before it has renewed the annotation.
 */
export type FluxEvent = Omit<Event, "about"> & {
  readonly environment: string;
  readonly unit: string;
  /** The commit of the environments repository that Flux was at work on. */
  readonly revision?: string;
  readonly digest?: string;
};

export type ParsedFlux =
  | { readonly status: "event"; readonly event: FluxEvent }
  /** Nothing that could be told of a unit: one sentence on why. */
  | { readonly status: "unknown"; readonly reason: string };

/**
 * Parses the `client_payload` of a `repository_dispatch` that Flux' notification controller sent: hostile until here.
 * A message of unknown meaning about a unit of ours is an event whose state is `unknown`.
 */
export function parseFlux(payload: unknown): ParsedFlux {
  const object = objectAt(payload, "involvedObject");
  const [kind, namespace, name] = ["kind", "namespace", "name"].map((key) => textAt(object, key, 253));
  const metadata = objectAt(payload, "metadata");
  const environment = textAt(metadata, "environment", 63);
  const cluster = textAt(metadata, "cluster", 63);
  const at = parseTime(textAt(payload, "timestamp", 40));
  if (!kind || !namespace || !name || at === undefined) return unknown("it is not an event of Flux");
  if (!isLabel(environment) || !isLabel(cluster)) return unknown("its metadata names no environment and cluster");
  const unit = kind === "Kustomization" && namespace === "flux-system" && parseKustomizationName(cluster, name);
  if (!unit || !(unit.application === undefined || isLabel(unit.application))) {
    return unknown(`${cut(oneLine(`${kind}/${namespace}/${name}`), 100)} is the Kustomization of no unit`);
  }
  const reason = textAt(payload, "reason", 40) ?? "";
  const severity = textAt(payload, "severity", 10);
  const message = textAt(payload, "message", 39_000);
  if (!isReason(reason) || !severity || message === undefined) return unknown("it is not an event of Flux");
  const about = { environment, unit: printUnit(unit), ...revisionIn(metadata), ...digestIn(metadata) };
  const said = (unit.layer === "roster" ? goneOf : meaningOf)({ severity, reason, message });
  if (said === undefined) return unknown("the roster is not said to be taken or refused");
  return { status: "event", event: { ...about, ...said, at, source: "flux" } };
}

const unknown = (reason: string): ParsedFlux => ({ status: "unknown", reason });

/** `main@sha1:<40 hex digits>`. */
function revisionIn(metadata: unknown): { readonly revision?: string } {
  const revision = textAt(metadata, "revision", 300)?.split("@sha1:").at(-1);
  return isCommitId(revision) ? { revision } : {};
}

/** The notification controller strips the annotation's group, other senders of the same event may not. */
function digestIn(metadata: unknown): { readonly digest?: string } {
  const keys = ["unit-digest", "event.toolkit.fluxcd.io/unit-digest"];
  const digest = keys.map((key) => textAt(metadata, key, 64)).find((text) => text !== undefined);
  return digest !== undefined && /^[0-9a-f]{40,64}$/.test(digest) ? { digest } : {};
}
