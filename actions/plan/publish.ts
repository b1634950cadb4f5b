import type { Problem } from "../../model/problem.ts";
import {
  type PlanCheckRun,
  planCheckName,
  planExternalId,
  toInvalidCheckRun,
  toQueuedCheckRun,
} from "../../views/plan/check-run.ts";
import { toInvalidComment } from "../../views/plan/comment.ts";
import type { Context } from "../../views/plan/context.ts";
import { commentMarker, parseMarker, printMarker, toSuperseded } from "../../views/plan/marker.ts";
import { readCheckRun } from "../io/github/check-runs.ts";
import { type CheckRun, type Shown, showCheckRun } from "../io/github/checks.ts";
import type { Repository } from "../io/github/client.ts";
import { type KeptComment, keepComment } from "../io/github/comments.ts";
import { headOf } from "../io/github/pull-request-head.ts";

/** Where the plan is shown, and of which commit it is. */
export type Publication = {
  readonly repository: Repository;
  /** The login that what is written carries. */
  readonly author: string;
  /** The pull request. */
  readonly number: number;
  readonly head: string;
};

/**
 * The moment a newer commit is being planned, the comment says so. There is nothing to say where there is no comment, where
 * it is of this very commit, and in a run of an older commit that somebody has started again.
 */
export const showSuperseded = ({ repository, author, number, head }: Publication): Promise<KeptComment> =>
  keepComment(repository, {
    number,
    author,
    marker: commentMarker,
    body: async (former) => {
      if (former === undefined || parseMarker(former)?.head === head) return undefined;
      const newest = await headOf(repository, number);
      return newest.sha === head ? toSuperseded(former, head) : undefined;
    },
  });

/** Shows the plan's check run on its commit, then what it says as the pull request's comment, unless a newer one is shown there. */
export async function showPlan(
  publication: Publication,
  { checkRun, comment: body }: { readonly checkRun: PlanCheckRun; readonly comment: string },
): Promise<{ readonly check: Shown; readonly comment: KeptComment }> {
  const check = await showCheckRun(publication.repository, wire(checkRun));
  const comment = await keepNewest(publication, body);
  return { check, comment };
}

/** The same where the specs have problems: they are told line by line elsewhere. */
export async function showInvalid(
  publication: Publication,
  problems: readonly Problem[],
  context: Context,
): Promise<void> {
  await showCheckRun(publication.repository, wire(toInvalidCheckRun({ problems }, context)));
  await keepNewest(publication, toInvalidComment({ problems }, context));
}

/** The check that is required of a merge queue's commit too, where nobody can review anything. */
export const showQueued = (repository: Repository, head: string): Promise<Shown> =>
  showCheckRun(repository, wire(toQueuedCheckRun(head)));

const wire = ({ annotations, ...run }: PlanCheckRun): CheckRun => ({
  ...run,
  annotations: annotations.map(({ line, ...rest }) => ({ ...rest, startLine: line, endLine: line })),
});

/** What a run that was overtaken finds published for the newer commit is what the comment must say. */
const keepNewest = ({ repository, author, number, head }: Publication, own: string): Promise<KeptComment> =>
  keepComment(repository, {
    number,
    author,
    marker: commentMarker,
    body: async () => {
      const newest = await headOf(repository, number);
      if (newest.sha === head) return own;
      const externalId = planExternalId(newest.sha);
      const said = await readCheckRun(repository, { headSha: newest.sha, name: planCheckName, externalId, author });
      return said?.status === "completed" ? `${printMarker({ head: newest.sha })}\n${said.summary}` : undefined;
    },
  });
