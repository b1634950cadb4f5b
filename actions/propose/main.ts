import { printJsonLine } from "../../views/markup/json.ts";
import { toSummary } from "../../views/problems/github.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { saidOf } from "../../views/problems/report.ts";
import { toLines } from "../../views/proposal/human.ts";
import { refusals } from "../../views/proposal/proposal.ts";
import { openServer } from "../io/github/server.ts";
import {
  addSummary,
  annotate,
  commit,
  credentialInputs,
  fail,
  input,
  log,
  mask,
  repository,
  runAction,
  setOutput,
} from "../io/runner.ts";
import { connect } from "./deps.ts";
import { run } from "./run.ts";

runAction(async () => {
  const own = repository();
  const specs = input("repository") ?? own;
  await using server = openServer(credentialInputs(), mask);
  await using deps = await connect({
    server,
    repository: specs,
    folder: input("path") ?? "environments",
    progress: log,
  });
  // Only a run in the specs repository itself was started by a commit of the specs.
  const outcome = await run({ commit: specs === own ? commit() : undefined }, deps);
  setOutput("result", outcome.status);
  for (const line of toLines(outcome)) log(line);
  if (outcome.status === "invalid") {
    for (const line of toProblemLines(outcome)) log(line);
    await addSummary(toSummary(outcome));
    return fail(saidOf(outcome));
  }
  setOutput("proposals", outcome.status === "proposed" ? printJsonLine(outcome.proposals) : "[]");
  if (outcome.status !== "proposed") return;
  for (const message of outcome.warnings) annotate({ level: "warning", message });
  const refused = refusals(outcome.proposals);
  if (refused.length > 0) fail(refused.join("\n"));
});
