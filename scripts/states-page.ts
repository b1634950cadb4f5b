import { mostAlone } from "../model/task/open.ts";
import { type OutcomeWord, outcomeWords } from "../model/task/outcome.ts";
import { limitSeconds, silenceSeconds, suiteLimitSeconds } from "../model/task/overdue.ts";
import { at, fewestTasks, type Standing } from "../model/task/standing.ts";
import { type Row, rows, type State, states } from "../model/task/steps.ts";
import { fold } from "../model/task/task.ts";
import { toCheckRun } from "../views/task/check-run.ts";
import { toCommitStatus } from "../views/task/commit-status.ts";
import { toDeploymentState } from "../views/task/deployment.ts";
import { table } from "./markdown-table.ts";
import { exampleTask, links, newer, ofUnit, type Said, timeAt } from "./task-example.ts";
import { pairTable, removalTable, suiteTable, transitionTables } from "./transition-tables.ts";

const whose: Readonly<Record<Row["of"], string>> = {
  target: "the task",
  part: "each unit",
  removal: "each unit that is removed",
  suite: "the task, where its application has a suite",
  all: "the task",
};

const stateMeanings: Readonly<Record<State, string>> = {
  waiting: "it has not begun, or waits for something that Flux named",
  running: "the step before it is done, or it is tried again",
  unknown: "something was said that nobody understands, or nothing was said for too long",
  skipped: "it was left out: there was no pull request, or a newer change came first",
  done: "there is evidence that it is so",
  "timed-out": "it was begun and is not done within the limit, or Flux gave it up",
  failed: "somebody said that it failed, and nothing that was said later heals it",
};

const outcomeMeanings: Readonly<Record<OutcomeWord, string>> = {
  waiting: "Flux has said nothing yet, or a person holds it back",
  running: "it is on its way",
  failed: "a step failed on at least one cluster, or the suite did",
  "timed-out": "a step is timed out on at least one cluster, or the suite is",
  ready: "every unit is healthy, what was removed is gone, and the suite passed if there is one",
  deleted: "all of it was removed, and is gone",
  unknown: "nobody can tell how it stands",
  superseded: "a newer change was merged before this one was ready",
};

/** `docs/states.md`: what the model and the views make of a task. */
export function statesPage(): string {
  const { task, applied, healthy } = transitionTables();
  return `${[
    "# What the states mean",
    "Generated from `model/task/` and `views/task/`, by running them, with `npm run docs`: edit those instead.",
    lines(
      "A task is an application in an environment on its way to what one commit of the environments repository says of it. Its",
      "parts are the units that the commit changed, each on one cluster. Its state is made from what was said of it, and from",
      "the time; no state is ever stored. [Three check runs](check-runs.md) show how that looks.",
    ),
    "## The steps",
    stepsTable(),
    "## The state of a step",
    table(
      ["state", "means"],
      states.map((state) => [`\`${state}\``, stateMeanings[state]]),
    ),
    lines(
      "A step of several units has failed, is timed out or unknown as soon as one of them is, in this order. It is done once all",
      "of them are done or skipped.",
    ),
    "## What has become of a task",
    outcomesTable(),
    "## What comes next",
    lines(
      "Each row is something that Flux can have said of an application's only unit, each column what is said or happens next.",
      "A cell is what the task is then, bold where that is another word than before. Between them the rows reach everything that",
      "the task can come to by these words.",
    ),
    task,
    "What becomes of the step `applied`:",
    applied,
    "What becomes of the step `healthy`:",
    healthy,
    lines(
      "A failure heals by what is said later: a success ends it, anything else but what nobody understands is another try. A",
      "unit that is healthy stays so when it is applied again, or cannot be, until a check of its health fails.",
    ),
    "### Of two units",
    "What a task of two units is by what was said of each.",
    pairTable(),
    "### Of an application with a suite",
    lines(
      "What a task is whose application has a suite, where that is run: it is ready once its units are and the suite has",
      "passed. A later run heals a failure, and can fail what had passed.",
    ),
    suiteTable(),
    "### Of a removal",
    "What a task is whose only unit is removed.",
    removalTable(),
    "## Limits",
    limitsTable(),
  ].join("\n\n")}\n`;
}

const lines = (...all: readonly string[]): string => all.join("\n");

const stepsTable = (): string =>
  table(
    ["step", "of", "once it is done", "said by", "awaited until then"],
    rows.map(({ step, of, means, by, awaited }) => [`\`${step}\``, whose[of], means, by, awaited]),
  );

function outcomesTable(): string {
  const all = examples();
  return table(
    ["word", "means", "check run", "commit status", "Deployment", "for example"],
    outcomeWords.map((word) => {
      const standing = all.find((one) => one.word === word);
      if (standing === undefined) throw new Error(`no example is ${word}`);
      const run = toCheckRun(standing, links);
      return [
        `\`${word}\``,
        outcomeMeanings[word],
        "conclusion" in run ? `${run.status}: ${run.conclusion}` : run.status,
        toCommitStatus(standing).state,
        toDeploymentState(word),
        standing.sentence,
      ];
    }),
  );
}

/** At least one task of each outcome. */
function examples(): readonly Standing[] {
  const [eu, us] = ["staging-eu/apps/shop", "staging-us/apps/shop"];
  const [task, gone] = [exampleTask("shop", [eu, us]), exampleTask("shop", [], [eu, us])];
  const said = (one: Said, of: readonly string[] = [eu, us]) => of.map((unit) => ofUnit(unit, one, 30));
  const notReady = { reason: "HealthCheckFailed", message: "Deployment/shop/shop not ready in 5m" };
  const unhealthy = ofUnit(us, ["healthy", "failed"], 40, notReady);
  return [
    at(task, { now: timeAt(60) }),
    at(fold(task, [...said(["healthy", "done"], [eu]), ...said(["applied", "done"], [us])]), { now: timeAt(60) }),
    at(fold(task, [...said(["healthy", "done"], [eu]), unhealthy]), { now: timeAt(60) }),
    at(fold(task, [...said(["healthy", "done"], [eu]), ...said(["applied", "done"], [us])]), {
      now: timeAt(limitSeconds + 1),
    }),
    at(fold(task, said(["healthy", "done"])), { now: timeAt(60) }),
    at(fold(gone, said(["deleted", "done"])), { now: timeAt(60) }),
    at(task, { now: timeAt(silenceSeconds + 1) }),
    at(fold(task, [newer(task, 50)]), { now: timeAt(60) }),
  ];
}

const limitsTable = (): string =>
  table(
    ["limit", "after it"],
    [
      [
        `${silenceSeconds / 60} min without a word`,
        "a cluster that never spoke is `unknown`; a task of which something was said is called stuck, and keeps its state",
      ],
      [
        `${limitSeconds / 60} min since the merge`,
        "what was begun and is not done is `timed-out`, but for what a person holds back; evidence that comes later still counts",
      ],
      [
        `${limitSeconds / 60} min since what a suite tests is there`,
        "a suite that was not said to run is `timed-out`; nothing need be heard until then",
      ],
      [
        `${suiteLimitSeconds / 60} min since a suite was said to run`,
        "it is `timed-out`; a result that comes later still counts",
      ],
      [
        `${mostAlone} applications that one commit moves in an environment`,
        "they are told together, in one task of the environment",
      ],
      [
        `${fewestTasks} tasks that got ready`,
        "from here on it is known how long one usually takes; slower than nine of ten is called slow",
      ],
    ],
  );
