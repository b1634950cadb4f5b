import { shortCommit } from "../../model/names/commit.ts";
import { parseSource, printSource, type Source } from "../../model/names/source.ts";
import { printTrailers } from "../../model/names/trailer.ts";
import { cut } from "../../model/task/text.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { commitText } from "../markup/commit-text.ts";
import { fitLines } from "../markup/fit.ts";
import { link } from "../markup/link.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";

/** GitHub's pages of one server: `https://github.com`. */
export type Links = { readonly serverUrl: string };

/** The commit of a proposal: the environment first, then what it was rendered from. */
export function toCommitMessage(plan: FolderPlan, source: Source, version: string): string {
  const from = inertSource(source);
  const trailers = printTrailers({ source: from, version: commitText(version) });
  return [title(plan), "", `Rendered from ${printSource(from)}.`, "", trailers].join("\n");
}

/** A commit of a repository needs no gap, and a trailer must be read again as it was printed. */
function inertSource(source: Source): Source {
  if (parseSource(printSource(source)) !== undefined) return source;
  return { repository: commitText(source.repository), commit: commitText(source.commit) };
}

/** The pull request a person reviews: the answer first, then each unit, then what is not deployed and why. */
export function toPullRequestText(
  plan: FolderPlan,
  source: Source,
  { serverUrl }: Links,
): { readonly title: string; readonly body: string } {
  const { repository, commit } = source;
  const shown = codeSpan(printSource({ repository, commit: shortCommit(commit) }));
  const sections = [
    `${escapeMarkdown(said(plan))}, rendered from ${link(shown, `${serverUrl}/${repository}/commit/${commit}`)}.`,
    units(plan),
    notes(
      "Not deployed yet",
      plan.notDeployed.map(({ application, reason }) => `${application}: ${reason}`),
    ),
    notes("Kept only for the data in them, until the specs retire them", plan.kept),
    notes("Edited by hand, set right by this pull request", plan.drift),
    "_Landfall keeps this pull request equal to the specs: edit those, not this branch._",
  ];
  const body = sections.filter((section) => section !== "").join("\n\n");
  return { title: title(plan), body: fitLines(body, maxBodyLength) };
}

/** GitHub refuses a longer title; and a longer body, in characters, of which no text has more than bytes. */
const [maxTitleLength, maxBodyLength] = [255, 65_536];

const title = (plan: FolderPlan): string => cut(commitText(cut(said(plan), maxTitleLength)), maxTitleLength);

const said = ({ environment, units }: FolderPlan): string => {
  const applications = new Set(units.map(({ path }) => path.split("/")[2]).filter((name) => name !== undefined));
  if (applications.size === 1) return `${environment}: ${[...applications][0]}`;
  if (applications.size === 0) return `${environment}: its own settings`;
  return `${environment}: ${applications.size} applications`;
};

/** Rows past this are counted, not shown. */
const mostRows = 400;

function units({ units: all }: FolderPlan): string {
  if (all.length === 0) return "";
  const rows = all.slice(0, mostRows).map(({ kind, path }) => [codeSpan(path), kind]);
  const more = all.length > mostRows ? [`\nand ${all.length - mostRows} more units`] : [];
  return [table(["unit", "change"], rows), ...more].join("\n");
}

const notes = (heading: string, lines: readonly string[]): string =>
  lines.length === 0
    ? ""
    : [
        `**${heading}**\n`,
        ...lines.slice(0, mostRows).map((line) => `- ${escapeMarkdown(line)}`),
        ...(lines.length > mostRows ? [`- and ${lines.length - mostRows} more`] : []),
      ].join("\n");
