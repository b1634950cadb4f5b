import type { Delivery } from "../forge/webhooks.ts";
import type { Workflow } from "./workflow.ts";

type Happening = Pick<Delivery, "event" | "payload">;

/** Where nothing is said, a pull request's other actions start nothing. */
const defaultTypes: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["opened", "synchronize", "reopened"],
};
const filters: Readonly<Record<string, readonly string[]>> = {
  push: ["branches"],
  pull_request: ["types"],
  pull_request_review: ["types"],
  repository_dispatch: ["types"],
};

/** Whether an event starts a workflow, as GitHub reads `on:`. Throws for a filter that is not known here. */
export function isTriggered({ file, on }: Workflow, { event, payload }: Happening): boolean {
  const filter = on[event];
  if (filter === undefined) return false;
  const unknown = Object.keys(filter).filter((name) => !(filters[event] ?? []).includes(name));
  if (unknown.length > 0) throw new Error(`${file}: on.${event}.${unknown[0]} is not known here`);
  if (event === "push") return isPushed(file, filter["branches"], payload);
  const types = filter["types"] ?? defaultTypes[event];
  return types === undefined || [types].flat().some((type) => type === payload["action"]);
}

/** Patterns are GitHub's own language; a name is enough for the workflows that are tried here. */
function isPushed(file: string, branches: unknown, { ref }: Delivery["payload"]): boolean {
  if (branches === undefined) return true;
  const names = [branches].flat().map(String);
  const pattern = names.find((name) => /[*?+![\]]/.test(name));
  if (pattern !== undefined) throw new Error(`${file}: on.push.branches "${pattern}" is a pattern, not known here`);
  return names.some((name) => ref === `refs/heads/${name}`);
}
