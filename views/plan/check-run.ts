import type { Plan } from "../../model/change/plan.ts";
import { fitText } from "../markup/fit.ts";
import { isWebAddress } from "../markup/link.ts";
import { type Report, saidOf } from "../problems/report.ts";
import { type Annotation, toAnnotations } from "./annotations.ts";
import { type Answer, answerOf } from "./answer.ts";
import { toInvalidMarkdown, toMarkdown } from "./comment.ts";
import type { Context } from "./context.ts";
import { maxCommentBytes, roomForNotice } from "./marker.ts";

/** The check that says whether a change of the specs can be merged. */
export const planCheckName = "landfall/plan";

/** GitHub refuses a longer title; and a longer summary, which must fit a comment as well: a later run may move it there. */
const [maxTitleLength, maxSummaryBytes] = [255, maxCommentBytes - roomForNotice];

/** What the check run of a commit is found again by. */
export const planExternalId = (head: string): string => `landfall:v1:plan@${head}`;

type Conclusion = "success" | "neutral" | "action_required" | "failure";

export type PlanCheckRun = {
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  readonly status: "completed";
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly summary: string;
  readonly detailsUrl?: string;
  /** The weightiest first, 200 at most. */
  readonly annotations: readonly Annotation[];
};

/** The plan on the head commit; the weightiest risk decides, and what is not the whole truth never passes as one. */
export function toCheckRun(plan: Plan, context: Context): PlanCheckRun {
  const answer = answerOf(plan, context.approval);
  return {
    ...shell(context),
    conclusion: conclusionOf(answer),
    title: fitText(titleOf(answer), maxTitleLength),
    summary: toMarkdown(plan, context, maxSummaryBytes),
    annotations: toAnnotations(plan),
  };
}

/** What stands there when the specs have problems, so that nothing can be planned. */
export const toInvalidCheckRun = (report: Report, context: Context): PlanCheckRun => ({
  ...shell(context),
  conclusion: "failure",
  title: fitText(`No plan: ${saidOf(report)}`, maxTitleLength),
  summary: toInvalidMarkdown(report, maxSummaryBytes),
  annotations: [],
});

/** What a merge queue's commit carries: whoever queued it had the plan of each pull request in it to decide on. */
export const toQueuedCheckRun = (head: string): PlanCheckRun => ({
  ...shell({ head }),
  conclusion: "success",
  title: "Decided on the pull request",
  summary: "A merge queue takes only pull requests whose own plan has passed. Nothing is planned here.",
  annotations: [],
});

const shell = ({ head, pageUrl, runUrl }: Pick<Context, "head" | "pageUrl" | "runUrl">) => {
  const url = pageUrl ?? runUrl;
  return {
    name: planCheckName,
    headSha: head,
    externalId: planExternalId(head),
    status: "completed" as const,
    ...(isWebAddress(url) && { detailsUrl: url }),
  };
};

function conclusionOf({ verdict, caveats, isWarned }: Answer): Conclusion {
  if (verdict === "blocked") return "failure";
  if (verdict === "awaited") return "action_required";
  return isWarned || caveats.length > 0 ? "neutral" : "success";
}

/** Caveats in a word each: what they say is in the summary's first line. */
const titleOf = ({ caveats, word, says }: Answer): string =>
  [...caveats.map((caveat) => caveat.word), says === "" ? word : `${word}: ${says}`].join(" · ");
