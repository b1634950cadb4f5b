import { shortCommit } from "../../model/names/commit.ts";
import { printSource, type Source } from "../../model/names/source.ts";
import { parseSpecLine } from "../../model/names/spec-line.ts";
import type { Standing } from "../../model/task/standing.ts";
import { hasEnded, hasFailed, type StepState, type TaskStep } from "../../model/task/steps.ts";
import type { Task } from "../../model/task/task.ts";
import { fitLines } from "../markup/fit.ts";
import { isWebAddress, link } from "../markup/link.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";
import { adviceFor } from "./advice.ts";
import { duration } from "./duration.ts";
import { stateMarks } from "./marks.ts";
import { countOf, nextOf, saidOf } from "./said.ts";

/** The most bytes GitHub takes as a check run's summary. */
export const maxSummaryBytes = 65_535;

/** Where links lead: the server, as `https://github.com`, and the environments repository, as `owner/name`. */
export type Links = { readonly serverUrl: string; readonly repository: string };

/** How many lines of the specs are named as causes: a failure on many clusters has few. */
const mostLines = 3;

/** All that is known of the task, as Markdown: the answer first, then the way, the units, and where it came from. */
export function toSummary({ task, steps, sentence }: Standing, links: Links): string {
  const advice = adviceFor(steps.find(({ state }) => !hasEnded(state) || hasFailed(state))?.reason);
  const units = steps.flatMap(({ parts = [] }) => parts);
  return fitLines(
    [
      `**${escapeMarkdown(sentence)}**`,
      ...brought(task, steps, links),
      ...steps.flatMap(nextOf).map((next) => `Next: ${escapeMarkdown(next)}.`),
      ...(advice === undefined ? [] : [advice]),
      table(
        ["step", "state", "took", "what was said"],
        steps.map((step) => [step.step + countOf(step), ...cells(step, links)]),
      ),
      table(
        ["unit", "step", "state", "took", "what was said"],
        units.map((part) => [codeSpan(part.unit), part.step, ...cells(part, links)]),
      ),
      origin(task, links),
    ].join("\n\n"),
    maxSummaryBytes,
  );
}

function brought(task: Task, steps: readonly TaskStep[], links: Links): readonly string[] {
  const lines = causesOf(task, steps, links).map(({ text, url }) => link(codeSpan(text), url));
  return lines.length === 0 ? [] : [`Brought by ${lines.join(", ")}`];
}

/**
 * The lines of the specs that brought what has failed, as `file:line`. Another address than one of the task's own specs is
 * none.
 */
export function causesOf({ source }: Task, steps: readonly TaskStep[], { serverUrl }: Links) {
  const failed = steps.flatMap((step) => [step, ...(step.parts ?? [])]).filter(({ state }) => hasFailed(state));
  const urls = [...new Set(failed.flatMap(({ url }) => url ?? []))];
  const causes = urls.flatMap((url) => {
    const found = parseSpecLine(url, { serverUrl, source });
    return found === undefined ? [] : [{ text: `${found.file}:${found.line}`, url }];
  });
  return causes.slice(0, mostLines);
}

const cells = (step: StepState, links: Links): readonly string[] => [
  `${stateMarks[step.state]} ${step.state}`,
  duration(step.startedAt, step.endedAt),
  said(step, links),
];

/** Where there is a page of GitHub about it, as a link to that. */
const said = (step: StepState, links: Links): string => link(escapeMarkdown(saidOf(step)), pageOf(links, step.url));

/** The address, where it is one of the server's own pages. */
export const pageOf = ({ serverUrl }: Links, url: string | undefined): string | undefined =>
  isWebAddress(url) && url.startsWith(`${serverUrl}/`) ? url : undefined;

function origin({ target, commit, source, application, image }: Task, links: Links): string {
  const { serverUrl, repository } = links;
  const log = link("deployment", `${serverUrl}/${repository}/deployments/${target.environment}`);
  const commits = [
    `environments ${commitLink({ repository: links.repository, commit }, links)}`,
    `specs ${commitLink(source, links)}`,
    ...(application ? [`application ${commitLink(application, links)}`] : []),
    ...(image === undefined ? [] : [`image ${codeSpan(image)}`]),
  ];
  return `From ${commits.join(", ")}. Its log is kept with its ${log}. Times are by the senders' clocks; a step takes from the end of the one before it.`;
}

const commitLink = ({ repository, commit }: Source, { serverUrl }: Links): string =>
  link(
    codeSpan(printSource({ repository, commit: shortCommit(commit) })),
    `${serverUrl}/${repository}/commit/${commit}`,
  );
