import { UserError } from "../../model/problem.ts";
import { toLine, toSummary } from "../../views/authorization/verdict.ts";
import { openServer } from "../io/github/server.ts";
import {
  addSummary,
  asker,
  credentialInputs,
  fail,
  input,
  log,
  mask,
  repository,
  requiredInput,
  runAction,
  setOutput,
} from "../io/runner.ts";
import { askerByToken, connect } from "./deps.ts";
import { noRight, parseRight } from "./parse-right.ts";
import { run } from "./run.ts";

runAction(async () => {
  // Whatever happens below: what is not allowed by then is not.
  setOutput("allowed", "false");
  const [named, environment, application] = [
    requiredInput("right"),
    requiredInput("environment"),
    input("application"),
  ];
  const right = parseRight(named);
  if (right === undefined) throw new UserError(noRight(named));
  const specs = input("specs") ?? repository();
  const [path, audience, token] = [input("path"), input("oidc"), input("token-to-verify")];
  const [issuer, caller] = [input("issuer"), input("caller") ?? specs];
  await using server = openServer(credentialInputs(), mask);
  if (token !== undefined && audience === undefined)
    throw new UserError("the input oidc is missing beside token-to-verify: the audience that the token must be for");
  const { serverUrl } = server;
  const deps = connect({
    ...{ server, repository: specs, folder: path ?? "environments" },
    asker:
      audience === undefined ? async () => asker() : askerByToken({ audience, token, issuer, caller, serverUrl, mask }),
  });
  const outcome = await run({ right, environment, ...(application !== undefined && { application }) }, deps);
  setOutput("allowed", String(outcome.status === "allowed"));
  setOutput("reason", toLine(outcome));
  log(toLine(outcome));
  await addSummary(toSummary(outcome));
  if (outcome.status === "refused") fail(toLine(outcome));
});
