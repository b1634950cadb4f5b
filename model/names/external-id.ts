import { isCommitId } from "./commit.ts";
import { parseTarget, printTarget, type Target } from "./target.ts";

/**
 * Which task: a target, and the commit of the environments repository that brought the digest it is on its way to. A
 * digest that comes back later, as after a revert, comes by another commit and is another task.
 */
export type TaskId = { readonly target: Target; readonly commit: string };

/** `landfall:v1:staging/shop@<40 hex digits>`, at most 134 characters: the external id of a task's check run. */
export const printExternalId = ({ target, commit }: TaskId): string => `landfall:v1:${printTarget(target)}@${commit}`;

/** The inverse of `printExternalId`; `undefined` for anything it never prints. */
export function parseExternalId(text: string): TaskId | undefined {
  const [name = "", commit, ...rest] = text.replace(/^landfall:v1:/, "").split("@");
  const target = text.startsWith("landfall:v1:") ? parseTarget(name) : undefined;
  return target && isCommitId(commit) && rest.length === 0 ? { target, commit } : undefined;
}
