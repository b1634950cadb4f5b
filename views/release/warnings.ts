import type { State, Word } from "../../model/release/remark.ts";
import { cut } from "../../model/task/text.ts";
import { inert } from "../markup/terminal.ts";
import { toSentence } from "./sentence.ts";

/** What a person should look at, though nothing is wrong with the run. */
const grave: readonly Word[] = [
  "vanished",
  "elsewhere",
  "unreadable",
  "headless",
  "moved-tag",
  "contradiction",
  "rewritten",
  "refused",
];

/** Of the 4,096 characters that a runner takes. */
const maxLength = 1_000;
/** GitHub shows ten of a step. */
const most = 10;

/** One line for each of the gravest; of more than GitHub shows, the last one says how many there are. */
export function toWarnings(states: readonly State[]): readonly string[] {
  const all = states.flatMap(({ application, remarks }) =>
    remarks
      .filter(({ word }) => grave.includes(word))
      .map((remark) => cut(inert(`${application}: ${toSentence(remark)}`), maxLength)),
  );
  if (all.length <= most) return all;
  return [...all.slice(0, most - 1), `${all.length - most + 1} more are in the run's summary`];
}
