import { isCommitId } from "../model/names/commit.ts";
import { parseFluxStatusContext } from "../model/names/flux-status.ts";
import { type Layer, printUnit } from "../model/names/unit.ts";
import { parseTime } from "../model/task/event.ts";
import type { State } from "../model/task/steps.ts";
import { cut, oneLine } from "../model/task/text.ts";
import { textAt } from "./fields.ts";
import type { FluxEvent } from "./flux.ts";
import type { Meaning } from "./flux-meaning.ts";
import { reasonIn } from "./flux-reason.ts";

/** A commit status as GitHub's list of them has it. */
export type FluxStatus = {
  readonly context: unknown;
  readonly state: unknown;
  readonly description: unknown;
  readonly createdAt: unknown;
  /** The login of whoever wrote it. */
  readonly creator: unknown;
  /** The commit it is on. */
  readonly commit: unknown;
};

export type ParsedFluxStatus =
  /** What `creator` said: whether it may, the environment's lock knows. */
  | {
      readonly status: "event";
      readonly event: FluxEvent & { readonly revision: string };
      readonly creator: string;
    }
  /** Nothing that could be told of a unit: one sentence on why. */
  | { readonly status: "unknown"; readonly reason: string };

/**
 * Parses a commit status that Flux's notification controller wrote. Anybody who may write statuses can have written it.
 * It has the reason of an event as its description, and nothing of its message.
 */
export function parseFluxStatus(sent: FluxStatus): ParsedFluxStatus {
  const name = parseFluxStatusContext(textAt(sent, "context", 255) ?? "");
  const [state, creator, commit] = [
    textAt(sent, "state", 10),
    textAt(sent, "creator", 110),
    textAt(sent, "commit", 40),
  ];
  const at = parseTime(textAt(sent, "createdAt", 40));
  if (name === undefined) return unknown("its context names no unit");
  if (!creator || !isCommitId(commit) || at === undefined) return unknown("it is not a status as GitHub has it");
  if (state !== "success" && state !== "failure") return unknown("Flux writes of successes and failures alone");
  const said = oneLine(textAt(sent, "description", 140) ?? "");
  if (said === "") return unknown("it says nothing");
  const { environment, unit } = name;
  const event = { environment, unit: printUnit(unit), revision: commit, ...meaningOf(unit.layer, state, said), at };
  return { status: "event", event: { ...event, source: "status" }, creator };
}

const unknown = (reason: string): ParsedFluxStatus => ({ status: "unknown", reason });

/** What the last reconciliation came to; of the roster, that is whether all that was removed is gone. */
function meaningOf(layer: Layer, state: "success" | "failure", description: string): Meaning {
  const reason = reasonIn(description);
  const said = { message: cut(description, 140), ...(reason !== undefined && { reason }) };
  const isFinished = state === "success" && reason === "ReconciliationSucceeded";
  if (layer === "roster") return { step: "deleted", state: isFinished ? "done" : rosterState(state), ...said };
  if (isFinished) return { step: "healthy", state: "done", ...said };
  if (state === "failure" && reason === "HealthCheckFailed") return { step: "healthy", state: "failed", ...said };
  return { step: "applied", state: state === "failure" && !isLeftOver(reason) ? "failed" : "unknown", ...said };
}

/** That the roster is refused is no failure of the removals. */
const rosterState = (state: "success" | "failure"): State => (state === "failure" ? "running" : "unknown");

/** Words of a reconciliation that failed at nothing: where a deletion goes wrong, Flux repeats the reason of what came before. */
const isLeftOver = (reason: string | undefined): boolean =>
  reason === "ReconciliationSucceeded" || reason === "DependencyNotReady" || reason === "HealthCheckCanceled";
