import { type ParsedResults, parseJunit } from "../../events/junit.ts";
import { joinResults, type TestResults } from "../../events/test-results.ts";
import { count } from "../../views/markup/count.ts";

/** How a command that tests stands, as its job says. */
export const runStates = ["running", "done", "failed", "timed-out", "cancelled"] as const;
export type RunState = (typeof runStates)[number];

/** What a run of tests comes to; `test` is the first that failed. */
export type Verdict = {
  readonly state: "running" | "done" | "failed" | "timed-out";
  readonly message?: string;
  readonly test?: string;
};

/**
 * What to believe of a command, and of the files of results it left: it passed if it says so and its results, where it is
 * to leave some, show that tests ran and passed. `undefined`: it need not leave any.
 */
export function verdictOf(state: RunState, files: readonly string[] | undefined): Verdict {
  if (state === "running") return { state };
  if (state === "cancelled") return { state: "failed", message: "the run was cancelled" };
  const shown = files === undefined ? undefined : shownBy(files.map(parseJunit));
  const ended = endings[state];
  if (shown === undefined) return { state, ...(ended && { message: ended }) };
  if (shown.status !== "passed") {
    const { message, test } = shown;
    const isNamed = state === "failed" && test !== undefined;
    return {
      state: state === "done" ? "failed" : state,
      message: ended === undefined || isNamed ? message : `${ended}; ${message}`,
      ...(test !== undefined && { test }),
    };
  }
  if (state === "done") return { state, message: passed(shown.results) };
  const though =
    state === "failed"
      ? ` though ${ranOf(shown.results) === 1 ? "the only test" : `all ${count(ranOf(shown.results), "test")}`} passed`
      : "";
  return { state, message: `${ended}${though}` };
}

/** What a command has to say for itself. */
const endings = {
  done: undefined,
  failed: "the command ended with an error",
  "timed-out": "the command did not end within its limit",
} as const;

type Shown =
  | { readonly status: "passed"; readonly results: TestResults }
  | { readonly status: "failed"; readonly message: string; readonly test?: string };

function shownBy(files: readonly ParsedResults[]): Shown {
  const failed = (message: string): Shown => ({ status: "failed", message });
  const unreadable = files.find((file) => file.status === "unreadable");
  if (unreadable !== undefined) return failed(unreadable.reason);
  const results = joinResults(files.flatMap((file) => (file.status === "results" ? [file.results] : [])));
  const wrong = results.failures + results.errors;
  const test = results.failed[0]?.name;
  if (wrong > 0) {
    const message = `${wrong} of ${count(ranOf(results), "test")} failed${test === undefined ? "" : `: ${test}`}`;
    return { status: "failed", message, ...(test !== undefined && { test }) };
  }
  if (ranOf(results) > 0) return { status: "passed", results };
  return failed(results.skipped === 0 ? "no test ran" : `no test ran: ${results.skipped} skipped`);
}

const ranOf = ({ tests, skipped }: TestResults): number => tests - skipped;

const passed = (results: TestResults): string =>
  `${count(ranOf(results), "test")} passed${results.skipped === 0 ? "" : `, ${results.skipped} skipped`}`;
