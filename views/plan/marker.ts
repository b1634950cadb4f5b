import { isCommitId, shortCommit } from "../../model/names/commit.ts";
import { fitLines } from "../markup/fit.ts";

/** The longest comment that GitHub takes, in characters, of which no text has more than bytes. */
export const maxCommentBytes = 65_536;

/** The hidden first line by which the one comment is found again; what it shows follows. */
export const commentMarker = "<!-- landfall:plan -->";

/** What a comment leaves free, so that it can still be marked, and marked as superseded. */
export const roomForNotice = 200;

/** Of which commit a comment shows the plan, and which newer one is being planned. */
export type Marker = { readonly head: string; readonly supersededBy?: string };

const marker = /^<!-- landfall:plan-of head=(?<head>\w+)(?: superseded-by=(?<supersededBy>\w+))? -->\r?(?:\n|$)/;

/** The next line, which nobody sees either; a commit that has no full id is not named. */
export const printMarker = ({ head, supersededBy }: Marker): string =>
  `<!-- landfall:plan-of head=${idOf(head)}${supersededBy === undefined ? "" : ` superseded-by=${idOf(supersededBy)}`} -->`;

const idOf = (commit: string): string => (isCommitId(commit) ? commit : "unknown");

/** The inverse of `printMarker` for a comment's text; `undefined` when the comment is none of ours. */
export function parseMarker(body: string): Marker | undefined {
  const { head, supersededBy } = marker.exec(body)?.groups ?? {};
  return head === undefined ? undefined : { head, ...(supersededBy !== undefined && { supersededBy }) };
}

/** How a comment of ours reads while a newer commit is being planned: as it did, below word of that. */
export function toSuperseded(formerBody: string, bySha: string): string {
  const former = parseMarker(formerBody);
  if (former === undefined) return formerBody;
  const text = formerBody.replace(marker, "");
  const said = former.supersededBy === undefined ? text : text.slice(text.indexOf("\n\n") + 2);
  const notice = `**Superseded** by ${isCommitId(bySha) ? shortCommit(bySha) : "another commit"}: a new plan is being made.`;
  const top = `${printMarker({ head: former.head, supersededBy: bySha })}\n${notice}\n\n`;
  return `${top}${fitLines(said, maxCommentBytes - top.length)}`;
}
