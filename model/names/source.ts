import { isCommitId, isRepositoryName } from "./commit.ts";

/** A commit of a repository, wherever one is named outside it. */
export type Source = { readonly repository: string; readonly commit: string };

/** `acme/specs@<40 hex digits>`, as the lock's head and the trailer `Landfall-Source` have it. */
export const printSource = ({ repository, commit }: Source): string => `${repository}@${commit}`;

/** The inverse of `printSource`; `undefined` for anything it never prints. */
export function parseSource(text: string): Source | undefined {
  const [repository, commit, ...rest] = text.split("@");
  return isRepositoryName(repository) && isCommitId(commit) && rest.length === 0 ? { repository, commit } : undefined;
}
