import { printSource } from "../../model/names/source.ts";
import type { Standing } from "../../model/task/standing.ts";
import { hasEnded, hasFailed, type PartStep, type StepState, type TaskStep } from "../../model/task/steps.ts";
import { type Cell, columns } from "../markup/columns.ts";
import { count } from "../markup/count.ts";
import { inert, type Paint, plain } from "../markup/terminal.ts";
import { adviceFor } from "./advice.ts";
import { duration } from "./duration.ts";
import { markOf, stateMarks, stateStyles, styleOf } from "./marks.ts";
import { countOf, nextOf, saidOf } from "./said.ts";
import { toTitledLine } from "./status-table.ts";
import { causesOf, type Links } from "./summary.ts";
import { linksOf } from "./task-links.ts";

/** As many units are shown each; of more, only those that are not through. */
const mostUnits = 20;

/** One task in full: the answer, what is next, every step, each unit at the step it is at, and where it came from. */
export function toTaskLines(standing: Standing, links: Links, paint: Paint = plain): readonly string[] {
  const { steps, word } = standing;
  const failed = steps.find(({ state }) => hasFailed(state));
  const advice = adviceFor((failed ?? steps.find(({ state }) => !hasEnded(state)))?.reason);
  const heading = (...texts: readonly string[]): readonly Cell[] => texts.map((text) => ({ text, style: "bold" }));
  return [
    paint(styleOf(word), `${markOf(word)} ${toTitledLine(standing)}`),
    ...steps.flatMap(nextOf).map((next) => inert(`Next: ${next}.`)),
    ...(advice === undefined ? [] : [advice]),
    "",
    ...columns(
      [
        heading("step", "state", "when", "took", "what was said"),
        ...steps.map((step) => [{ text: step.step + countOf(step) }, ...cellsOf(step)]),
      ],
      paint,
    ),
    "",
    ...unitLines(steps, heading, paint),
    "",
    ...columns(
      originsOf(standing, links).map(([name, text]) => [{ text: name, style: "bold" }, { text }]),
      paint,
    ),
  ];
}

/** Addresses; where there is none that could be followed, what it would lead to. */
function originsOf(standing: Standing, links: Links): readonly (readonly [name: string, text: string])[] {
  const { commit, source, application, image } = standing.task;
  const to = linksOf(standing, links);
  return [
    ["pull request", to.pullRequest ?? "-"],
    ["environments", to.commit ?? printSource({ repository: links.repository, commit })],
    ["specs", to.specs ?? printSource(source)],
    ...causesOf(standing.task, standing.steps, links).map(({ url }) => ["brought by", url] as const),
    ...(application ? [["application", to.application ?? printSource(application)] as const] : []),
    ...(image === undefined ? [] : [["image", image] as const]),
  ];
}

function cellsOf(step: StepState): readonly Cell[] {
  const { state, startedAt, endedAt } = step;
  return [
    { text: `${stateMarks[state]} ${state}`, style: stateStyles[state] },
    { text: endedAt ?? "" },
    { text: duration(startedAt, endedAt) },
    { text: saidOf(step) },
  ];
}

type Heading = (...texts: readonly string[]) => readonly Cell[];

function unitLines(steps: readonly TaskStep[], heading: Heading, paint: Paint): readonly string[] {
  const units = new Map<string, PartStep>();
  for (const part of steps.flatMap(({ parts = [] }) => parts)) {
    const known = units.get(part.unit);
    if (known === undefined || isThrough(known)) units.set(part.unit, part);
  }
  const all = [...units.values()];
  const shown = all.length <= mostUnits ? all : all.filter((part) => !isThrough(part));
  const rest = all.length - shown.length;
  return [
    ...columns(
      [
        heading("unit", "step", "state", "when", "took", "what was said"),
        ...shown.map((part) => [{ text: part.unit }, { text: part.step }, ...cellsOf(part)]),
      ],
      paint,
    ),
    ...(rest === 0 ? [] : [`${count(rest, "more unit")} through`]),
  ];
}

const isThrough = ({ state }: PartStep): boolean => hasEnded(state) && !hasFailed(state);
