import { shortCommit } from "../../model/names/commit.ts";
import { printTrailers } from "../../model/names/trailer.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { fit } from "../markup/fit.ts";
import { escapeMarkdown } from "../markup/markdown.ts";
import { toByHandSection } from "./by-hand.ts";
import type { Links, Proposed } from "./proposal.ts";
import { toRemovedClusters } from "./removed-clusters.ts";

/** GitHub refuses a longer body; what it counts are characters, so bytes are on the safe side. */
const maxBodyBytes = 65_000;

/** The commit of a proposal: the environment first, then what it was rendered from. */
export const toCommitMessage = ({ plan, source }: Proposed, version: string): string =>
  [
    title(plan),
    "",
    `Rendered from ${source.repository}@${source.commit}.`,
    "",
    printTrailers({ source, version }),
  ].join("\n");

/** The pull request a person reviews: the answer first, then each unit, then what is not deployed and why. */
export function toPullRequestText(
  { plan, source, byHand }: Proposed,
  links: Links,
): { readonly title: string; readonly body: string } {
  const { serverUrl } = links;
  const commit = `[${source.repository}@${shortCommit(source.commit)}](${serverUrl}/${source.repository}/commit/${source.commit})`;
  const sections = [
    `${title(plan)}, rendered from ${commit}.`,
    toRemovedClusters(plan.removedClusters),
    toByHandSection(byHand, links),
    units(plan),
    notes(
      "Not deployed yet",
      plan.notDeployed.map(({ application, reason }) => `${application}: ${reason}`),
    ),
  ];
  const lines = fit(
    sections.filter((section) => section !== "").flatMap((section) => [...section.split("\n"), ""]),
    maxBodyBytes,
  );
  return { title: title(plan), body: [...lines, ...(lines.at(-1) === "" ? [] : [""]), closing].join("\n") };
}

const closing = "_Landfall keeps this pull request equal to the specs: edit those, not this branch._";

const title = ({ environment, units }: FolderPlan): string => {
  const applications = new Set(units.map(({ path }) => path.split("/")[2]).filter((name) => name !== undefined));
  if (applications.size === 1) return `${environment}: ${[...applications][0]}`;
  if (applications.size === 0) return `${environment}: its own settings`;
  return `${environment}: ${applications.size} applications`;
};

/** Rows past this are counted, not shown: a body has at most 65,536 characters. */
const mostRows = 400;

function units({ units: all }: FolderPlan): string {
  if (all.length === 0) return "";
  const rows = all.slice(0, mostRows).map(({ kind, path }) => `| \`${path}\` | ${kind} |`);
  const more = all.length > mostRows ? [`\nand ${all.length - mostRows} more units`] : [];
  return ["| unit | change |", "| --- | --- |", ...rows, ...more].join("\n");
}

const notes = (heading: string, lines: readonly string[]): string =>
  lines.length === 0
    ? ""
    : [
        `**${heading}**\n`,
        ...lines.slice(0, mostRows).map((line) => `- ${escapeMarkdown(line)}`),
        ...(lines.length > mostRows ? [`- and ${lines.length - mostRows} more`] : []),
      ].join("\n");
