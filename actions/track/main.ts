import { UserError } from "../../model/problem.ts";
import { toSummary as toProblemSummary } from "../../views/problems/github.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { saidOf } from "../../views/problems/report.ts";
import { toSummary } from "../../views/release/github.ts";
import { toLines } from "../../views/release/human.ts";
import { toJsonLine } from "../../views/release/json.ts";
import { toWarnings } from "../../views/release/warnings.ts";
import { loginOf, openServer } from "../io/github/server.ts";
import { openRegistry } from "../io/registry.ts";
import {
  addSummary,
  annotate,
  credentialInputs,
  fail,
  input,
  log,
  mask,
  registryCredentials,
  repository,
  runAction,
  setOutput,
} from "../io/runner.ts";
import { connect } from "./deps.ts";
import { type Parsed, parseAsked, parseMost } from "./parse-inputs.ts";
import { run } from "./run.ts";
import { readState, writeState } from "./state-file.ts";

runAction(async () => {
  const given = { asked: valid(parseAsked(input("commit"))), most: valid(parseMost(input("most") ?? "20")) };
  const [state, path, named, login] = [input("state"), input("path"), input("repository"), input("identity")];
  const credentials = registryCredentials();
  await using server = openServer(credentialInputs(), mask);
  await using deps = await connect({
    server,
    registry: openRegistry({ credentials }),
    repository: named ?? repository(),
    folder: path ?? "environments",
    progress: log,
  });
  const identity = login ?? (await loginOf(server));
  const outcome = await run({ memory: readState(state, log), identity, ...given }, deps);
  setOutput("result", outcome.status);
  if (outcome.status === "invalid") {
    for (const line of toProblemLines(outcome)) log(line);
    await addSummary(toProblemSummary(outcome));
    return fail(saidOf(outcome));
  }
  writeState(state, outcome.memory);
  for (const line of toLines(outcome)) log(line);
  for (const message of toWarnings(outcome.states)) annotate({ level: "warning", message });
  await addSummary(toSummary(outcome));
  setOutput("builds", toJsonLine(outcome));
  setOutput("count", outcome.builds.length);
});

function valid<Value>(parsed: Parsed<Value>): Value {
  if ("wrong" in parsed) throw new UserError(parsed.wrong);
  return parsed.value;
}
