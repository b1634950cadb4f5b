import { isLabel } from "../model/names/label.ts";
import { isReason, parseTime } from "../model/task/event.ts";
import { objectAt, textAt } from "./fields.ts";
import type { FluxMessage } from "./flux-meaning.ts";

/** What every event of Flux says, of whatever object: parsed, and of no meaning yet. */
export type FluxSaid = FluxMessage & {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly environment: string;
  readonly cluster: string;
  readonly at: string;
  /** Still as it came. */
  readonly metadata: unknown;
};

/** The event in a payload that anybody may have made up; one sentence where there is none. */
export function parseSaid(payload: unknown): FluxSaid | string {
  const object = objectAt(payload, "involvedObject");
  const [kind, namespace, name] = ["kind", "namespace", "name"].map((key) => textAt(object, key, 253));
  const metadata = objectAt(payload, "metadata");
  const environment = textAt(metadata, "environment", 63);
  const cluster = textAt(metadata, "cluster", 63);
  const at = parseTime(textAt(payload, "timestamp", 40));
  const reason = textAt(payload, "reason", 40) ?? "";
  const severity = textAt(payload, "severity", 10);
  const message = textAt(payload, "message", 39_000);
  const isWhole = kind && namespace && name && severity && isReason(reason);
  if (!isWhole || at === undefined || message === undefined) return "it is not an event of Flux";
  if (!isLabel(environment) || !isLabel(cluster)) return "its metadata names no environment and cluster";
  return { ...{ kind, namespace, name, environment, cluster, at, metadata }, severity, reason, message };
}
