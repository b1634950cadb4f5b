import { parseSource } from "../../model/names/source.ts";
import { UserError } from "../../model/problem.ts";
import type { HeldFolder } from "../../model/tree/folder-plan.ts";
import { type Lock, lockFile } from "../../model/tree/lock.ts";
import { parseLock } from "../../model/tree/parse-lock.ts";
import type { ProposeDeps } from "./needs.ts";

/**
 * Why an environment's folder is not for these specs to propose, `undefined` when it is: another repository's specs, or
 * another folder's of the same one, rendered it. A repository that was renamed and a folder that was moved are no others.
 */
export async function otherOwner(
  environment: string,
  held: HeldFolder,
  { repository, root, specs, currentName }: ProposeDeps,
): Promise<string | undefined> {
  const lock = readable(held.lock) ?? readable(held.proposedLock);
  const owner = lock && parseSource(lock.source)?.repository;
  if (lock === undefined || owner === undefined) return undefined;
  const isOurs = isSame(owner, repository) || isSame(await currentName(owner), await currentName(repository));
  if (!isOurs) return refusal(environment, `the specs of ${owner}`);
  if (lock.root === undefined || lock.root === root || !(await specs.holds(lock.root))) return undefined;
  return refusal(environment, `the folder ${lock.root} of ${owner}`);
}

const isSame = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && a.toLowerCase() === b?.toLowerCase();

const refusal = (environment: string, owner: string): string =>
  `it belongs to ${owner}: rename one of the two, or, to take it over, remove it there and delete ${environment}/${lockFile} and the branch landfall/${environment}`;

/** What nobody can read tells of no owner. */
function readable(text: string | undefined): Lock | undefined {
  try {
    return text === undefined ? undefined : parseLock(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
