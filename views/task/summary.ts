import { shortCommit } from "../../model/names/commit.ts";
import { printSource, type Source } from "../../model/names/source.ts";
import { outcome } from "../../model/task/outcome.ts";
import { progress } from "../../model/task/progress.ts";
import { hasEnded, hasFailed, type State, type StepState, type TaskStep } from "../../model/task/steps.ts";
import type { Task } from "../../model/task/task.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";
import { adviceFor } from "./advice.ts";
import { duration } from "./duration.ts";

/** The most bytes GitHub takes as a check run's summary. */
export const maxSummaryBytes = 65_535;

/** Where links lead: the server, as `https://github.com`, and the environments repository, as `owner/name`. */
export type Links = { readonly serverUrl: string; readonly repository: string };

const marks: Readonly<Record<State, string>> = {
  waiting: "·",
  running: "…",
  unknown: "?",
  skipped: "–",
  done: "✓",
  "timed-out": "✗",
  failed: "✗",
};

/** All that is known of the task, as Markdown: the answer first, then the way, the units, and where it came from. */
export function toSummary(task: Task, links: Links): string {
  const steps = progress(task);
  const advice = adviceFor(steps.find(({ state }) => !hasEnded(state) || hasFailed(state))?.reason);
  const units = steps.flatMap(({ parts = [] }) => parts);
  return cutLines(
    [
      `**${escapeMarkdown(outcome(task).sentence)}**`,
      ...(advice === undefined ? [] : [advice]),
      table(
        ["step", "state", "took", "what was said"],
        steps.map((step) => [step.step + count(step), ...cells(step)]),
      ),
      table(
        ["unit", "step", "state", "took", "what was said"],
        units.map((part) => [codeSpan(part.unit), part.step, ...cells(part)]),
      ),
      origin(task, links),
    ].join("\n\n"),
  );
}

const count = ({ parts }: TaskStep): string =>
  parts === undefined ? "" : ` ${parts.filter(({ state }) => state === "done").length}/${parts.length}`;

const cells = (step: StepState): readonly string[] => [
  `${marks[step.state]} ${step.state}`,
  duration(step.startedAt, step.endedAt),
  said(step),
];

/** Reason and message; where there is a link, as its text. */
function said({ reason, message, url }: StepState): string {
  const text = escapeMarkdown([reason, message].filter((part) => part !== undefined).join(": "));
  return url !== undefined && /^https?:\/\/[\w.:/%-]+$/.test(url) && text !== "" ? `[${text}](${url})` : text;
}

function origin({ commit, source, application, image }: Task, links: Links): string {
  const commits = [
    `environments ${link({ repository: links.repository, commit }, links)}`,
    `specs ${link(source, links)}`,
    ...(application ? [`application ${link(application, links)}`] : []),
    ...(image === undefined ? [] : [`image ${codeSpan(image)}`]),
  ];
  return `From ${commits.join(", ")}. Times are by the senders' clocks; a step takes from the end of the one before it.`;
}

const link = ({ repository, commit }: Source, { serverUrl }: Links): string =>
  `[${codeSpan(printSource({ repository, commit: shortCommit(commit) }))}](${serverUrl}/${repository}/commit/${commit})`;

/** Whole lines up to GitHub's limit, and word of how many are missing. */
function cutLines(text: string): string {
  const lines = text.split("\n");
  const encoder = new TextEncoder();
  const note = (missing: number): string => `\n\n${missing} more lines do not fit here.`;
  let room = maxSummaryBytes - note(lines.length).length;
  const kept = lines.findIndex((line) => {
    room -= encoder.encode(line).length + 1;
    return room < 0;
  });
  return kept < 0 ? text : `${lines.slice(0, kept).join("\n")}${note(lines.length - kept)}`;
}
