import { UserError } from "../../model/problem.ts";
import { toLine } from "../../views/task/terminal.ts";
import { serverUrls } from "../io/github/server.ts";
import {
  fail,
  input,
  log,
  readEvent,
  repository,
  requiredInput,
  runAction,
  setOutput,
  tokenInput,
} from "../io/runner.ts";
import { connect } from "./deps.ts";
import { run } from "./run.ts";

runAction(async () => {
  const event = readEvent();
  const target = {
    server: { ...serverUrls(), token: tokenInput("token") },
    repository: input("environments") ?? repository(),
    identity: requiredInput("identity"),
    progress: log,
  };
  await using deps = await connect(target);
  const outcome = await run(event, deps);
  setOutput("result", outcome.status);
  if (outcome.status === "refused") throw new UserError(`refused: ${outcome.reason}`);
  if (outcome.status === "nothing") return log(`nothing to report: ${outcome.reason}`);
  for (const { task, notReported } of outcome.tasks) {
    log(toLine(task));
    for (const refusal of notReported) log(`not reported: ${refusal}`);
  }
  for (const problem of outcome.problems) log(problem);
  if (outcome.problems.length > 0) fail(`not everything was reported: ${outcome.problems[0]}`);
});
