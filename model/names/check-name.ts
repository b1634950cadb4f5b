import { parseTarget, printTarget, type Target } from "./target.ts";

/**
 * The name of a target's check run: `landfall / staging / shop`. Not the text of its status context, since GitHub
 * would require both where one is required.
 */
export const printCheckName = (target: Target): string => `landfall / ${printTarget(target).replace("/", " / ")}`;

/** The inverse of `printCheckName`; `undefined` for anything it never prints. */
export function parseCheckName(name: string): Target | undefined {
  const [prefix, ...names] = name.split(" / ");
  return prefix === "landfall" && names.length === 2 ? parseTarget(names.join("/")) : undefined;
}
