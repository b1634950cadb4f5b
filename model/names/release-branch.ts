import { isLabel } from "./label.ts";

const prefix = "landfall/release/";

/** The head branch of an environment's one promotion in the specs repository: `landfall/release/staging`. */
export const printReleaseBranch = (environment: string): string => `${prefix}${environment}`;

/** The environment whose branch this is; `undefined` for anything `printReleaseBranch` never prints. */
export function parseReleaseBranch(branch: string): string | undefined {
  const environment = branch.startsWith(prefix) ? branch.slice(prefix.length) : undefined;
  return isLabel(environment) ? environment : undefined;
}
