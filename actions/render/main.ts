import { parseRoot } from "../../model/names/root.ts";
import { toAnnotations, toSummary } from "../../views/problems/github.ts";
import { saidOf } from "../../views/problems/report.ts";
import { toLines } from "../../views/tree/human.ts";
import * as files from "../io/files.ts";
import { addSummary, annotate, commit, fail, input, log, runAction, setOutput } from "../io/runner.ts";
import { run } from "./run.ts";

runAction(async () => {
  const specs = input("path") ?? "environments";
  const inputs = { specs, out: input("out") ?? "out", commit: commit(), root: parseRoot(specs) };
  const outcome = run(inputs, files);
  if (outcome.status === "invalid") {
    for (const annotation of toAnnotations(outcome)) annotate(annotation);
    await addSummary(toSummary(outcome));
    return fail(saidOf(outcome));
  }
  for (const line of toLines(outcome.plans, outcome.leftAlone)) log(line);
  setOutput(
    "units",
    outcome.plans.reduce((sum, { units }) => sum + units.length, 0),
  );
});
