import { UserError } from "../../model/problem.ts";
import { toLines } from "../../views/task/terminal.ts";
import { loginOf, openServer } from "../io/github/server.ts";
import { credentialInputs, fail, input, log, mask, readEvent, repository, runAction, setOutput } from "../io/runner.ts";
import { connect } from "./deps.ts";
import { run } from "./run.ts";

runAction(async () => {
  const event = readEvent();
  await using server = openServer(credentialInputs(), mask);
  const identity = input("identity") ?? (await loginOf(server));
  if (identity === undefined) throw new UserError("the input identity is required beside token: add it below with:");
  const environments = input("environments") ?? repository();
  const kubeconfig = input("kubeconfig");
  await using deps = await connect({ server, repository: environments, identity, kubeconfig, progress: log });
  const outcome = await run(event, deps);
  setOutput("result", outcome.status);
  for (const line of toLines(outcome)) log(line);
  if (outcome.status === "refused") fail(`refused: ${outcome.reason}`);
  if (outcome.status === "reported" && outcome.problems.length > 0)
    fail(`not everything was reported: ${outcome.problems[0]}`);
});
