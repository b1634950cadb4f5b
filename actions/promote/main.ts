import { UserError } from "../../model/problem.ts";
import { printJsonLine } from "../../views/markup/json.ts";
import { toSummary } from "../../views/problems/github.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { saidOf } from "../../views/problems/report.ts";
import { toLines } from "../../views/promotion/human.ts";
import { loginOf, openServer } from "../io/github/server.ts";
import { openRegistry } from "../io/registry.ts";
import {
  addSummary,
  annotate,
  asker,
  credentialInputs,
  fail,
  input,
  log,
  mask,
  registryCredentials,
  repository,
  runAction,
  setOutput,
  wholeInput,
} from "../io/runner.ts";
import { connect } from "./deps.ts";
import { run } from "./run.ts";

runAction(async () => {
  await using server = openServer(credentialInputs(), mask);
  const identity = input("identity") ?? (await loginOf(server));
  if (identity === undefined) throw new UserError("the input identity is required beside token: add it below with:");
  await using deps = await connect({
    ...{ server, identity, progress: log },
    repository: input("specs") ?? repository(),
    folder: input("path") ?? "environments",
    registry: openRegistry({ credentials: registryCredentials() }),
  });
  const [to, set, application] = [input("to"), input("set"), input("application")];
  if ((to === undefined) !== (set === undefined)) throw new UserError("the inputs to and set go together");
  const byHand = to === undefined || set === undefined ? undefined : { to, set, application, asker: asker() };
  const minutes = wholeInput("wait-minutes") ?? 10;
  const outcome = await run({ byHand, waitSeconds: 60 * minutes }, deps);
  setOutput("result", outcome.status);
  for (const line of toLines(outcome)) log(line);
  if (outcome.status === "invalid") {
    for (const line of toProblemLines(outcome)) log(line);
    await addSummary(toSummary(outcome));
    return fail(saidOf(outcome));
  }
  setOutput("promotions", printJsonLine(outcome.promotions));
  for (const message of outcome.notChecked) annotate({ level: "warning", message: `not checked: ${message}` });
});
