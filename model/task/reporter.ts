import type { Lock } from "../tree/lock.ts";

/**
 * Why `sender` may not speak of the environment, `undefined` when it may. The lock must be the one at the tip of the
 * environments repository: at a commit that the sender chose, it could name anyone.
 */
export function refusalOf(sender: string, environment: string, lock: Lock | undefined): string | undefined {
  if (lock === undefined) return `there is no environment ${environment}`;
  // GitHub tells logins apart without regard to case.
  if (lock.reporter.toLowerCase() === sender.toLowerCase()) return undefined;
  return `${JSON.stringify(sender)} may not speak of ${environment}: its reporter is ${JSON.stringify(lock.reporter)}`;
}
