import type { OutcomeWord } from "../../model/task/outcome.ts";
import type { State } from "../../model/task/steps.ts";
import type { Paint } from "../markup/terminal.ts";

type Style = Parameters<Paint>[0];

export const stateMarks: Readonly<Record<State, string>> = {
  waiting: "·",
  running: "…",
  unknown: "?",
  skipped: "–",
  done: "✓",
  "timed-out": "✗",
  failed: "✗",
};

export const stateStyles: Readonly<Record<State, Style>> = {
  waiting: "dim",
  running: "blue",
  unknown: "yellow",
  skipped: "dim",
  done: "green",
  "timed-out": "red",
  failed: "red",
};

/** As which step's state a task's word is shown. */
const alike: Readonly<Record<OutcomeWord, State>> = {
  waiting: "waiting",
  running: "running",
  failed: "failed",
  "timed-out": "timed-out",
  ready: "done",
  deleted: "done",
  unknown: "unknown",
  superseded: "skipped",
};

export const markOf = (word: OutcomeWord): string => stateMarks[alike[word]];
export const styleOf = (word: OutcomeWord): Style => stateStyles[alike[word]];
