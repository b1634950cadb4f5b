import { shortCommit } from "../../model/names/commit.ts";
import type { ByHand, HandEdit } from "../../model/tree/by-hand.ts";
import { isByHand } from "../../model/tree/by-hand.ts";
import { count } from "../markup/count.ts";
import { link } from "../markup/link.ts";
import { codeSpan, escapeMarkdown } from "../markup/markdown.ts";
import { inert } from "../markup/terminal.ts";
import type { Links } from "./proposal.ts";

/** An author's name past this is cut: it is what its author made up. */
const longestName = 40;
/** Paths of one commit, and of the drift, past this are counted. */
const mostPaths = 50;

/** Whom a proposal waits for, and why: it may not go the way of the others. */
export function toByHandWords({ drift, edits: [newest, ...others], lostMerge }: ByHand): string {
  if (newest !== undefined) {
    const more = others.length === 0 ? "" : ` and in ${count(others.length, "more commit")}`;
    return `a person to merge it, because it overwrites what ${named(newest)} edited by hand in ${shortCommit(newest.commit)}${more}`;
  }
  if (lostMerge !== undefined) {
    return `a person to merge it, because main no longer holds Landfall's merge of #${lostMerge.number}`;
  }
  return `a person to merge it, because it overwrites what was edited by hand: ${drift[0]}`;
}

const named = ({ author }: HandEdit): string =>
  author.length > longestName ? `${author.slice(0, longestName)}…` : author;

/** What was edited by hand, commit by commit, as Markdown; empty when nothing was. */
export function toByHandSection(byHand: ByHand, { serverUrl, repository }: Links): string {
  if (!isByHand(byHand)) return "";
  const pages = `${serverUrl}/${repository}`;
  const linked = (commit: string): string => link(codeSpan(shortCommit(commit)), `${pages}/commit/${commit}`);
  const { drift, edits, lostMerge } = byHand;
  return [
    "**Edited by hand, set right by this pull request**\n",
    ...edits.flatMap((edit) => [
      `- ${linked(edit.commit)} by ${escapeMarkdown(named(edit))} (${escapeMarkdown(edit.at)}): ${escapeMarkdown(edit.subject)}`,
      ...some(edit.paths, codeSpan).map((path) => `  - ${path}`),
    ]),
    ...(lostMerge === undefined
      ? []
      : [
          `- main no longer holds ${linked(lostMerge.commit)}, Landfall's merge of ${link(codeSpan(`#${lostMerge.number}`), `${pages}/pull/${lostMerge.number}`)}: it was rewritten`,
        ]),
    ...(drift.length === 0 ? [] : ["- not as it was rendered:", ...some(drift, codeSpan).map((path) => `  - ${path}`)]),
  ].join("\n");
}

/** The same in lines for a terminal or a log. */
export function toByHandLines(byHand: ByHand): readonly string[] {
  const { drift, edits, lostMerge } = byHand;
  return [
    ...edits.map(
      (edit) =>
        `edited by hand by ${named(edit)} in ${shortCommit(edit.commit)} (${edit.at}): ${edit.subject}: ${some(edit.paths).join(", ")}`,
    ),
    ...(lostMerge === undefined
      ? []
      : [`main no longer holds Landfall's merge of #${lostMerge.number}: it was rewritten`]),
    ...(drift.length === 0 ? [] : [`not as it was rendered: ${some(drift).join(", ")}`]),
  ].map(inert);
}

const some = (paths: readonly string[], show: (path: string) => string = (path) => path): readonly string[] => [
  ...paths.slice(0, mostPaths).map(show),
  ...(paths.length <= mostPaths ? [] : [`and ${paths.length - mostPaths} more`]),
];
