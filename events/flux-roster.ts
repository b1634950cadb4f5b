import { cut, oneLine } from "../model/task/text.ts";
import { parseChanges } from "./flux-changes.ts";
import { type FluxMessage, type Meaning, maxMessageLength } from "./flux-meaning.ts";

const roster = "ConfigMap/flux-system/landfall-roster";

/**
 * What Flux says of the unit `roster`, as said of all that was removed from its cluster; `undefined` where it says nothing
 * of that. The API server takes the roster only while nothing of ours is going. That it refuses it is no failure of the
 * removals, whatever the reason: only how far they are is not told.
 */
export function goneOf({ severity, message }: FluxMessage): Meaning | undefined {
  if (severity === "error")
    return { step: "deleted", state: "running", message: cut(stillGoing(oneLine(message)), maxMessageLength) };
  const isTaken = parseChanges(message)?.some(
    ({ object, action }) => object === roster && (action === "created" || action === "configured"),
  );
  return severity === "info" && isTaken ? { step: "deleted", state: "done", message: "gone" } : undefined;
}

/** `Namespace portal is still going`, out of the words that the API server puts around what our policy says. */
const stillGoing = (message: string): string =>
  /denied request: (\w+ \S+ is still going)/.exec(message)?.[1] ?? message;
