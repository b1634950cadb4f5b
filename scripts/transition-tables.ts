import type { Event } from "../model/task/event.ts";
import { limitSeconds, silenceSeconds, suiteLimitSeconds } from "../model/task/overdue.ts";
import { at, type Standing } from "../model/task/standing.ts";
import { isOfSuite, type Step } from "../model/task/steps.ts";
import { fold, type Task } from "../model/task/task.ts";
import { table } from "./markdown-table.ts";
import { exampleTask, newer, ofSuite, ofUnit, type Said, timeAt } from "./task-example.ts";

const unit = "staging-eu/apps/shop";
const other = "staging-us/apps/shop";
/** Between one thing that is said and the next. */
const pauseSeconds = 10;

/** A task of one unit, the words that can be said of that, and what the table shows of what they come to. */
type Way = {
  readonly task: Task;
  readonly words: readonly Said[];
  readonly shown: (standing: Standing) => string;
  /** What is looked at when so many seconds have passed. */
  readonly limit?: number;
};

const words: readonly Said[] = [
  ["applied", "waiting"],
  ["applied", "unknown"],
  ["applied", "failed"],
  ["applied", "done"],
  ["healthy", "running"],
  ["healthy", "failed"],
  ["healthy", "done"],
];
const wordsOfRemoval = (["running", "unknown", "timed-out", "failed", "done"] as const).map(
  (state): Said => ["deleted", state],
);

const application = exampleTask("shop", [unit]);
const removal = exampleTask("shop", [], [unit]);
const tested: Task = { ...application, suite: true };
const wordsOfSuite: readonly Said[] = [
  ["healthy", "failed"],
  ["healthy", "done"],
  ...(["running", "failed", "timed-out", "done"] as const).map((state): Said => ["tested", state]),
];

/** What becomes of the task, of `applied` and of `healthy`, whatever Flux said of its only unit, and says next. */
export const transitionTables = (): { readonly task: string; readonly applied: string; readonly healthy: string } => ({
  task: matrix({ task: application, words, shown: wordOf }),
  applied: matrix({ task: application, words, shown: stateOf("applied") }),
  healthy: matrix({ task: application, words, shown: stateOf("healthy") }),
});

/** The same of a task whose only unit is removed. */
export const removalTable = (): string => matrix({ task: removal, words: wordsOfRemoval, shown: wordOf });

/** And of one whose application has a suite. */
export const suiteTable = (): string =>
  matrix({ task: tested, words: wordsOfSuite, shown: wordOf, limit: suiteLimitSeconds + 600 });

const wordOf = ({ word, pace }: Standing): string => (pace === undefined ? word : `${word}, ${pace}`);
const stateOf =
  (step: Step) =>
  ({ steps }: Standing): string =>
    steps.find((one) => one.step === step)?.state ?? "";

function matrix({ task, words, shown, limit = limitSeconds }: Way): string {
  const rows = pastsOf(task, words).map((past) => {
    const told = fold(task, saidOf(past));
    const now = secondAfter(past.length);
    const before = shown(standing(told, now));
    const next = [
      ...words.map((one) => standing(fold(task, saidOf([...past, one])), secondAfter(past.length + 1))),
      standing(told, now + silenceSeconds + 1),
      at(told, { now: timeAt(limit + 1), heardAt: timeAt(limit) }),
      standing(fold(told, [newer(task, now)]), now),
    ];
    const cells = next.map(shown).map((cell) => (cell === before ? cell : `**${cell}**`));
    return [print(past), before, ...cells];
  });
  return table(["said so far", "so it is", ...words.map((one) => one.join(" ")), ...timeColumns(limit)], rows);
}

const timeColumns = (limit: number): readonly string[] => [
  `nothing for ${silenceSeconds / 60} min`,
  `${limit / 60} min since the merge`,
  "a newer change is merged",
];

/** The shortest ways into everything that the task and the unit's steps can come to by these words. */
function pastsOf(task: Task, words: readonly Said[]): readonly (readonly Said[])[] {
  const found = new Map<string, readonly Said[]>();
  let latest: readonly (readonly Said[])[] = [[]];
  while (latest.length > 0) {
    const fresh = latest.filter((past) => {
      const { word, steps } = standing(fold(task, saidOf(past)), secondAfter(past.length));
      const key = [word, ...steps.map(({ state }) => state)].join(" ");
      return !found.has(key) && found.set(key, past);
    });
    latest = fresh.flatMap((past) => words.map((one) => [...past, one]));
  }
  return [...found.values()];
}

const saidOf = (past: readonly Said[], of = unit): readonly Event[] =>
  past.map((one, index) =>
    isOfSuite({ step: one[0] }) ? ofSuite(tested, one, secondAfter(index)) : ofUnit(of, one, secondAfter(index)),
  );
const secondAfter = (count: number): number => (count + 1) * pauseSeconds;
const standing = (task: Task, second: number): Standing => at(task, { now: timeAt(second) });
const print = (past: readonly Said[]): string => past.map((one) => one.join(" ")).join(", ") || "nothing";

/** What becomes of a task of two units, by what was said of each. */
export function pairTable(): string {
  const both = exampleTask("shop", [unit, other]);
  const pasts: readonly (readonly Said[])[] = [
    [],
    [["applied", "unknown"]],
    [["applied", "done"]],
    [["healthy", "failed"]],
    [["healthy", "done"]],
  ];
  return table(
    ["of one, of the other", ...pasts.map(print)],
    pasts.map((one) => [
      print(one),
      ...pasts.map((two) => standing(fold(both, [...saidOf(one), ...saidOf(two, other)]), secondAfter(1)).word),
    ]),
  );
}
