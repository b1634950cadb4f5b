import { printTarget } from "../../model/names/target.ts";
import type { Standing } from "../../model/task/standing.ts";
import { hasEnded } from "../../model/task/steps.ts";
import { type Cell, columns } from "../markup/columns.ts";
import { inert, type Paint, plain } from "../markup/terminal.ts";
import { titleOf } from "./check-run.ts";
import { ago } from "./duration.ts";
import { markOf, styleOf } from "./marks.ts";
import { isOpen, isWrong, type Overview, saidOf, verdictOf } from "./overview.ts";
import { toLine } from "./terminal.ts";

/** Applications by environments; then what went wrong, what is under way and what nobody knows; the last line counts. */
export function toStatusLines(overview: Overview, paint: Paint = plain): readonly string[] {
  const { tasks, unreadable, notes } = overview;
  const said = (style: Parameters<Paint>[0], which: (standing: Standing) => boolean): readonly string[] =>
    tasks.filter(which).map((standing) => `${paint(style, markOf(standing.word))} ${toTitledLine(standing)}`);
  const unknown = unreadable.map(
    ({ target, reason }) => `${paint("yellow", "?")} ${inert(printTarget(target))}: ${inert(reason)}`,
  );
  const parts = [
    tableOf(overview, paint),
    said("red", isWrong),
    said("blue", isOpen),
    [...said("yellow", ({ word }) => word === "unknown"), ...unknown],
    notes.map((note) => paint("yellow", inert(note))),
    [paint(verdicts[verdictOf(overview)], saidOf(overview))],
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

const verdicts = { well: "green", open: "blue", wrong: "red" } as const;

/** `staging/shop@abc1234: healthy 1/2, waiting for staging-eu, 2m 5s, usually 3m`. */
export const toTitledLine = (standing: Standing): string => toLine({ ...standing, sentence: titleOf(standing) });

/** Stands for all applications of an environment, where they are told as a whole. */
const whole = "*";

function tableOf({ tasks, unreadable, now }: Overview, paint: Paint): readonly string[] {
  const none: Cell = { text: "-", style: "dim" };
  const cells = new Map<string, Cell>();
  for (const standing of tasks) cells.set(printTarget(standing.task.target), cellOf(standing, now));
  for (const { target } of unreadable) cells.set(printTarget(target), { text: "? unknown", style: "yellow" });
  const targets = [...tasks.map(({ task }) => task.target), ...unreadable.map(({ target }) => target)];
  if (targets.length === 0) return [];
  const environments = [...new Set(targets.map(({ environment }) => environment))].sort();
  const applications = [...new Set(targets.map(({ application = whole }) => application))].sort();
  return columns(
    [
      ["", ...environments].map((text) => ({ text, style: "bold" as const })),
      ...applications.map((application): readonly Cell[] => [
        { text: application, style: "bold" },
        ...environments.map((environment) => cells.get(`${environment}/${application}`) ?? none),
      ]),
    ],
    paint,
  );
}

/** `✓ ready 3h`, `… running 1/2`. */
function cellOf({ word, pace, steps }: Standing, now: string): Cell {
  const ends = steps.flatMap(({ endedAt }) => endedAt ?? []).sort();
  const progress = steps.find(({ state }) => !hasEnded(state))?.progress;
  const last = ends.at(-1);
  const isOnItsWay = word === "running" || word === "waiting";
  const rest = isOnItsWay && progress !== undefined ? `${progress.done}/${progress.of}` : last && ago(last, now);
  return {
    text: [markOf(word), word, ...(rest ? [rest] : []), ...(pace ? [pace] : [])].join(" "),
    style: styleOf(word),
  };
}
