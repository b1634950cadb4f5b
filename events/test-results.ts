import { cut, oneLine } from "../model/task/text.ts";

/** A test that went wrong; `message` is one line, empty where none was given. */
export type FailedTest = { readonly name: string; readonly message: string };

/** What runs of tests say of themselves. `tests` counts all, the skipped ones too; `failed` names the first `mostNamed`. */
export type TestResults = {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  /** Missing where no test says how long it took. */
  readonly seconds?: number;
  readonly failed: readonly FailedTest[];
};

/** Outcomes of a test, the worse later. */
export const testOutcomes = ["passed", "skipped", "error", "failed"] as const;
export type TestOutcome = (typeof testOutcomes)[number];

export type TestCase = {
  readonly name: string;
  readonly outcome: TestOutcome;
  readonly message: string;
  readonly seconds?: number | undefined;
};

/** What a file says of itself as a whole: how many of its tests went wrong, by its most pessimistic number. */
export type Told = { readonly cases: readonly TestCase[]; readonly claimed: number };

export const mostNamed = 100;
const mostLength = 300;

/** Cases are what counts; but a file that claims failures and shows none is not believed to have passed. */
export function resultsOf({ cases, claimed }: Told): TestResults {
  const count = (outcome: TestOutcome): number => cases.filter((one) => one.outcome === outcome).length;
  const wrong = cases.filter(({ outcome }) => outcome === "failed" || outcome === "error");
  const failures = wrong.length === 0 ? claimed : count("failed");
  const times = cases.flatMap(({ seconds }) => seconds ?? []);
  return {
    tests: Math.max(cases.length, failures),
    failures,
    errors: count("error"),
    skipped: count("skipped"),
    ...(times.length > 0 && { seconds: times.reduce((sum, seconds) => sum + seconds, 0) }),
    failed: wrong.slice(0, mostNamed).map(({ name, message }) => ({ name: short(name), message: short(message) })),
  };
}

const short = (text: string): string => cut(oneLine(text), mostLength);

/** Several files as one. */
export function joinResults(all: readonly TestResults[]): TestResults {
  const sum = (key: "tests" | "failures" | "errors" | "skipped"): number =>
    all.reduce((total, results) => total + results[key], 0);
  const times = all.flatMap(({ seconds }) => seconds ?? []);
  return {
    tests: sum("tests"),
    failures: sum("failures"),
    errors: sum("errors"),
    skipped: sum("skipped"),
    ...(times.length > 0 && { seconds: times.reduce((total, seconds) => total + seconds, 0) }),
    failed: all.flatMap(({ failed }) => failed).slice(0, mostNamed),
  };
}
