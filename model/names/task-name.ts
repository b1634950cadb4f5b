import { parseTarget, printTarget, type Target } from "./target.ts";

/** How people name a task: its target, and the beginning of its commit's id; without one, the newest of the target. */
export type TaskName = { readonly target: Target; readonly commit?: string };

/** `staging/shop` or `staging/shop@abc1234`. */
export const printTaskName = ({ target, commit }: TaskName): string =>
  commit === undefined ? printTarget(target) : `${printTarget(target)}@${commit}`;

/** The inverse of `printTaskName`; `undefined` for anything it never prints. Fewer than four digits name no commit. */
export function parseTaskName(text: string): TaskName | undefined {
  const [name = "", commit, ...rest] = text.split("@");
  const target = parseTarget(name);
  if (target === undefined || rest.length > 0) return undefined;
  if (commit === undefined) return { target };
  return /^[0-9a-f]{4,40}$/.test(commit) ? { target, commit } : undefined;
}
