import { isCommitId } from "../model/names/commit.ts";
import { objectAt, textAt, wholeAt } from "./fields.ts";

/** The pull request that started a run. */
export type StartedBy = {
  readonly number: number;
  /** The commit that its author pushed. */
  readonly head: string;
  /** Where it comes from another repository, whose runs get no secrets. */
  readonly isFromFork: boolean;
};

/** Parses the payload of `pull_request` and `pull_request_review`; `undefined` for a run of anything else. */
export function parseStartedBy(payload: unknown): StartedBy | undefined {
  const pullRequest = objectAt(payload, "pull_request");
  const head = objectAt(pullRequest, "head");
  const [number, sha] = [wholeAt(pullRequest, "number"), textAt(head, "sha", 40)];
  if (number === undefined || !isCommitId(sha)) return undefined;
  const [own, theirs] = [objectAt(payload, "repository"), objectAt(head, "repo")].map((one) =>
    textAt(one, "full_name", 300),
  );
  return { number, head: sha, isFromFork: own === undefined || own !== theirs };
}

/** Parses the payload of `merge_group`: the commit that a merge queue tries; `undefined` for a run of anything else. */
export function parseMergeGroup(payload: unknown): string | undefined {
  const sha = textAt(objectAt(payload, "merge_group"), "head_sha", 40);
  return isCommitId(sha) ? sha : undefined;
}
