import { isLabel } from "./label.ts";

const prefix = "landfall/";

/** The head branch of an environment's one pull request in the environments repository: `landfall/staging`. */
export const printBranch = (environment: string): string => `${prefix}${environment}`;

/** The environment whose branch this is; `undefined` for anything `printBranch` never prints. */
export function parseBranch(branch: string): string | undefined {
  const environment = branch.startsWith(prefix) ? branch.slice(prefix.length) : undefined;
  return isLabel(environment) ? environment : undefined;
}
