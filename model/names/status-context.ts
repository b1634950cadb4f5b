import { parseTarget, printTarget, type Target } from "./target.ts";

const prefix = "landfall/";

/**
 * The context of a target's commit status: `landfall/staging/shop`. GitHub compares contexts without regard to case,
 * which the names of specs have none of.
 */
export const printStatusContext = (target: Target): string => `${prefix}${printTarget(target)}`;

/** The inverse of `printStatusContext`; `undefined` for anything it never prints. */
export const parseStatusContext = (context: string): Target | undefined =>
  context.startsWith(prefix) ? parseTarget(context.slice(prefix.length)) : undefined;
