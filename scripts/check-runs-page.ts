import { at } from "../model/task/standing.ts";
import { fold, type Task } from "../model/task/task.ts";
import { toCheckRun } from "../views/task/check-run.ts";
import { exampleTask, links, recorded, timeAt } from "./task-example.ts";

type Shown = { readonly heading: string; readonly from: string; readonly task: Task; readonly second: number };

/** `docs/check-runs.md`: three check runs as people see them. */
export const checkRunsPage = (): string =>
  `${[
    "# Three check runs",
    "Generated from `views/task/` and recorded events by `npm run docs`: edit those instead.",
    [
      "What `report` writes as a check run on a commit of the environments repository, letter by letter. What Flux says in them",
      "was [recorded](../local/replay/README.md) from a real one; the pull requests, commits and times are made up. What the",
      "words mean is told in [What the states mean](states.md).",
    ].join("\n"),
    ...shown().flatMap(section),
  ].join("\n\n")}\n`;

function shown(): readonly Shown[] {
  const shop = exampleTask("shop", ["staging-eu/apps/shop", "staging-us/apps/shop"]);
  const [applied] = recorded("staging-release", { second: 95, cluster: "staging-us" }).filter(
    ({ step, about }) => step === "applied" && about.kind === "part" && about.unit === "staging-us/apps/shop",
  );
  const usual = { median: 180, p90: 240, count: 12 };
  return [
    {
      heading: "Under way",
      from: "`staging-release`, in which one cluster speaks. The other one says the same, and has not come to its end.",
      task: { ...fold(shop, [...recorded("staging-release", { second: 40 }), ...(applied ? [applied] : [])]), usual },
      second: 125,
    },
    {
      heading: "Failed",
      from: "`staging-release`: an image that never becomes ready.",
      task: fold(exampleTask("billing", ["staging-eu/apps/billing"]), recorded("staging-release", { second: 40 })),
      second: 125,
    },
    {
      heading: "Ready",
      from: "`staging-first-deploy`: a first deploy on an empty cluster.",
      task: fold(
        exampleTask("shop", ["staging-eu/apps/shop", "staging-eu/tenants/shop"]),
        recorded("staging-first-deploy", { second: 40 }),
      ),
      second: 125,
    },
  ];
}

function section({ heading, from, task, second }: Shown): readonly string[] {
  const run = toCheckRun(at(task, { now: timeAt(second) }), links);
  const end = "conclusion" in run ? `, conclusion \`${run.conclusion}\`` : "";
  return [
    `## ${heading}`,
    `From ${from}`,
    `Check run \`${run.name}\`, status \`${run.status}\`${end}, with this title:`,
    `> ${run.title}`,
    "And this summary:",
    run.summary.replaceAll(/^/gm, "> ").replaceAll(/ +$/gm, ""),
  ];
}
