import { isCommitId } from "./commit.ts";
import { isLabel } from "./label.ts";

/** What an environment's Release was at a commit of the specs, when all of it had passed there. */
export type VerifiedSet = { readonly environment: string; readonly commit: string };

const prefix = "landfall/verified/";

/** Those tags as a ruleset of GitHub names them, in which one star does not reach over a slash. */
export const verifiedSetsPattern = `refs/tags/${prefix}**/*`;

/** What the tags of an environment's verified sets begin with. */
export const verifiedSetPrefix = (environment: string): string => `${prefix}${environment}/`;

/** The annotated tag in the specs repository that says so: `landfall/verified/staging/<40 hex digits>`. */
export const printVerifiedSet = ({ environment, commit }: VerifiedSet): string =>
  `${verifiedSetPrefix(environment)}${commit}`;

/** The inverse of `printVerifiedSet`; `undefined` for anything it never prints. */
export function parseVerifiedSet(tag: string): VerifiedSet | undefined {
  const [environment, commit, ...rest] = tag.startsWith(prefix) ? tag.slice(prefix.length).split("/") : [];
  return isLabel(environment) && isCommitId(commit) && rest.length === 0 ? { environment, commit } : undefined;
}
