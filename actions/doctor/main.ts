import { toAnnotations, toSummary as toProblemSummary } from "../../views/problems/github.ts";
import { saidOf as saidOfProblems } from "../../views/problems/report.ts";
import { toSummary } from "../../views/setup/github.ts";
import { saidOf, toLines } from "../../views/setup/human.ts";
import { readSpecs } from "../io/files.ts";
import { serverUrls } from "../io/github/server.ts";
import { addSummary, annotate, fail, input, log, runAction, setOutput, tokenInput } from "../io/runner.ts";
import { connect } from "./deps.ts";
import { run } from "./run.ts";

runAction(async () => {
  const server = { ...serverUrls(), token: tokenInput("token") };
  const deps = { readSpecs, ...connect(server), serverUrl: server.serverUrl, progress: log };
  const outcome = await run({ specs: input("path") ?? "environments" }, deps);
  setOutput("result", outcome.status);
  if (outcome.status === "invalid") {
    for (const annotation of toAnnotations(outcome)) annotate(annotation);
    await addSummary(toProblemSummary(outcome));
    return fail(saidOfProblems(outcome));
  }
  const { findings, status } = outcome;
  for (const line of toLines(findings)) log(line);
  await addSummary(toSummary(findings));
  setOutput("not-checked", findings.filter(({ state }) => state === "not checked").length);
  if (status === "wrong") fail(saidOf(findings));
});
