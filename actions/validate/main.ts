import { ruleTexts } from "../../schemas/passes.ts";
import { toAnnotations, toSummary } from "../../views/problems/github.ts";
import { toLines } from "../../views/problems/human.ts";
import { saidOf } from "../../views/problems/report.ts";
import { toSarif } from "../../views/problems/sarif.ts";
import { today } from "../io/clock.ts";
import { readSpecs, writeText } from "../io/files.ts";
import { addSummary, annotate, fail, input, log, runAction, setOutput } from "../io/runner.ts";
import { version } from "../io/version.ts";
import { run } from "./run.ts";

runAction(async () => {
  const loaded = run({ path: input("path") ?? "environments" }, { readSpecs, today });
  for (const line of toLines(loaded)) log(line);
  for (const annotation of toAnnotations(loaded)) annotate(annotation);
  const sarif = input("sarif");
  if (sarif !== undefined) writeText(sarif, toSarif(loaded, { version, rules: ruleTexts }));
  await addSummary(toSummary(loaded));
  setOutput("problems", loaded.problems.length);
  setOutput("result", loaded.status);
  if (loaded.status === "invalid") fail(saidOf(loaded));
});
