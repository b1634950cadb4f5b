import type { LocatedEdit, Plan } from "../../../model/change/plan.ts";
import { shortCommit } from "../../../model/names/commit.ts";
import { dotted } from "../../../model/problem.ts";
import type { Cause, Cell } from "../../page/data.ts";

/** What a page is told beside its plan. */
export type PageContext = {
  /** GitHub's pages, `https://github.com`; absent: there are none to lead to. */
  readonly serverUrl?: string;
  /** Of the pull request that is planned, when there is one. */
  readonly pullRequest?: number;
  /** Landfall's own. */
  readonly version: string;
};

/** Where an edit of the specs stands, and what of it is edited. */
export function causeOf(plan: Plan, edit: LocatedEdit, context: PageContext): Cause {
  const url = editUrl(plan, edit, context);
  return { text: `${placeOf(edit)} ${subjectOf(edit)}`, ...(url !== undefined && { url }) };
}

/** The same in a table: the first of several edits, and how many more. */
export function placeCell(plan: Plan, indexes: readonly number[], context: PageContext): Cell {
  const edits = indexes.flatMap((index) => plan.edits[index] ?? []);
  const [first, ...others] = edits;
  if (first === undefined) return { text: "" };
  const url = editUrl(plan, first, context);
  return {
    text: placeOf(first),
    ...(url !== undefined && { url }),
    ...(others.length > 0 && { note: others.map(placeOf).join(", ") }),
  };
}

/** `shop.yaml:12`. */
export const placeOf = ({ file, line }: LocatedEdit): string => (line === undefined ? file : `${file}:${line}`);

const subjectOf = ({ document, path }: LocatedEdit): string =>
  path.length === 0 ? `${document.kind} ${document.name}` : dotted(path);

/** Only of what is there at the commit that is planned. */
function editUrl({ source }: Plan, edit: LocatedEdit, { serverUrl }: PageContext): string | undefined {
  if (serverUrl === undefined || source.commit === undefined || edit.isIn === "before") return undefined;
  const path = edit.file.toWellFormed().split("/").map(encodeURIComponent).join("/");
  const line = edit.line === undefined ? "" : `#L${edit.line}`;
  return `${serverUrl}/${source.repository}/blob/${source.commit}/${path}${line}`;
}

/** A commit as people read it, leading to its page. */
export const commitCell = (repository: string, commit: string, { serverUrl }: PageContext): Cell => ({
  text: `${repository}@${shortCommit(commit)}`,
  isCode: true,
  ...(serverUrl !== undefined && { url: `${serverUrl}/${repository}/commit/${commit}` }),
});
