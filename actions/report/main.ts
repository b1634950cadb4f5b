import { UserError } from "../../model/problem.ts";
import { printJsonLine } from "../../views/markup/json.ts";
import { toLines } from "../../views/task/terminal.ts";
import { loginOf, openServer } from "../io/github/server.ts";
import { readResultFiles } from "../io/result-files.ts";
import {
  credentialInputs,
  fail,
  input,
  log,
  mask,
  readEvent,
  repository,
  runAction,
  runUrl,
  setOutput,
} from "../io/runner.ts";
import { jobReportIn } from "./job-report.ts";
import { start } from "./start.ts";

runAction(async () => {
  await using server = openServer(credentialInputs(), mask);
  const identity = input("identity") ?? (await loginOf(server));
  if (identity === undefined) throw new UserError("the input identity is required beside token: add it below with:");
  const environments = input("environments") ?? repository();
  const kubeconfig = input("kubeconfig");
  const job = jobReportIn({ given: input, readResults: readResultFiles, url: runUrl() });
  const target = { server, repository: environments, identity, kubeconfig, progress: log };
  const { outcome, suites, isAwaited } = await start(job, readEvent, target);
  setOutput("result", outcome.status);
  setOutput("suites", printJsonLine(suites));
  setOutput("deliver", String(isAwaited || suites.length > 0));
  for (const line of toLines(outcome)) log(line);
  if (outcome.status === "refused") fail(`refused: ${outcome.reason}`);
  if (outcome.status === "reported" && outcome.problems.length > 0)
    fail(`not everything was reported: ${outcome.problems[0]}`);
});
