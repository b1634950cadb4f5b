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

/** The same of whoever wrote a commit status that Flux is said to have written. */
export function statusRefusalOf(creator: string, environment: string, lock: Lock | undefined): string | undefined {
  if (lock === undefined) return `there is no environment ${environment}`;
  const { statusReporter } = lock;
  const may = `${JSON.stringify(creator)} may not write statuses of ${environment}:`;
  if (statusReporter === undefined) return `${may} it has no status reporter`;
  if (statusReporter.toLowerCase() === creator.toLowerCase()) return undefined;
  return `${may} its status reporter is ${JSON.stringify(statusReporter)}`;
}
