import { toLines } from "../../views/task/terminal.ts";
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
  for (const line of toLines(outcome)) log(line);
  if (outcome.status === "refused") fail(`refused: ${outcome.reason}`);
  if (outcome.status === "reported" && outcome.problems.length > 0)
    fail(`not everything was reported: ${outcome.problems[0]}`);
});
