import { shortCommit } from "../../model/names/commit.ts";
import { parseSource, printSource, type Source } from "../../model/names/source.ts";
import { printTrailers } from "../../model/names/trailer.ts";
import { cut } from "../../model/task/text.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { commitText } from "../markup/commit-text.ts";
import { fitLines } from "../markup/fit.ts";
import { link } from "../markup/link.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";
import { toByHandSection } from "./by-hand.ts";
import type { Links, Proposed } from "./proposal.ts";
import { toRemovedClusters } from "./removed-clusters.ts";

/** The commit of a proposal: the environment first, then what it was rendered from. */
export function toCommitMessage({ plan, source }: Proposed, version: string): string {
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
  { plan, source, byHand }: Proposed,
  links: Links,
): { readonly title: string; readonly body: string } {
  const { repository, commit } = source;
  const shown = codeSpan(printSource({ repository, commit: shortCommit(commit) }));
  const sections = [
    `${escapeMarkdown(said(plan))}, rendered from ${link(shown, `${links.serverUrl}/${repository}/commit/${commit}`)}.`,
    toRemovedClusters(plan.removedClusters),
    toByHandSection(byHand, links),
    units(plan),
    notes(
      "Not deployed yet",
      plan.notDeployed.map(({ application, reason }) => `${application}: ${reason}`),
    ),
    notes("Kept only for the data in them, until the specs retire them", plan.kept),
  ];
  const body = fitLines(sections.filter((section) => section !== "").join("\n\n"), maxBodyBytes - closing.length);
  return { title: title(plan), body: `${body}${closing}` };
}

/** GitHub refuses a longer title; and a longer body, in characters, of which no text has more than bytes. */
const [maxTitleLength, maxBodyBytes] = [255, 65_535];

const closing = "\n\n_Landfall keeps this pull request equal to the specs: edit those, not this branch._";

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
