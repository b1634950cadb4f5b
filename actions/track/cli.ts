import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { toJson as toProblemJson } from "../../views/problems/json.ts";
import { toLines } from "../../views/release/human.ts";
import { toJson } from "../../views/release/json.ts";
import { type Command, exitCodes, type Given, UsageError } from "../io/arguments.ts";
import { readSpecs } from "../io/files.ts";
import { serverUrls } from "../io/github/server.ts";
import { openRegistry, registryCredentialsIn } from "../io/registry.ts";
import { painter } from "../io/terminal.ts";
import { connect, depsOf } from "./deps.ts";
import type { TrackDeps } from "./needs.ts";
import { type Parsed, parseAsked, parseMost } from "./parse-inputs.ts";
import { run } from "./run.ts";
import { readState, writeState } from "./state-file.ts";

export const command: Command = {
  name: "track",
  summary: "Finds commits and versions of applications that have no image yet",
  argument: { name: "path", default: "environments", says: "folder of the specs" },
  flags: {
    repository: { value: "OWNER/NAME", says: "read the specs of this repository (default: those of this machine)" },
    identity: { value: "LOGIN", says: "login that reports (default: that of the App, as acme-landfall[bot])" },
    commit: { value: "OWNER/NAME@SHA", says: "build this commit though it failed before" },
    most: { value: "NUMBER", default: "20", says: "the most images to build" },
    state: { value: "FILE", says: "keep there what need not be asked for again" },
    registry: { value: "HOST", default: "ghcr.io", says: "whom $REGISTRY_USERNAME and $REGISTRY_PASSWORD are for" },
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
  },
  example: "GITHUB_TOKEN=… landfall track environments --format json",
  run: async (given) => {
    const { flag, color, out, progress } = given;
    const inputs = { asked: valid(parseAsked(flag("commit"))), most: valid(parseMost(flag("most") ?? "")) };
    await using deps = await depsFor(given);
    const memory = readState(flag("state"), progress);
    const outcome = await run({ memory, identity: flag("identity"), ...inputs }, deps);
    const isJson = flag("format") === "json";
    if (outcome.status === "invalid") {
      if (isJson) out(toProblemJson(outcome));
      else for (const line of toProblemLines(outcome, painter(color))) out(line);
      return exitCodes.problems;
    }
    writeState(flag("state"), outcome.memory);
    if (isJson) out(toJson(outcome));
    else for (const line of toLines(outcome)) out(line);
    return exitCodes.fine;
  },
};

async function depsFor({ argument, flag, progress }: Given): Promise<TrackDeps & AsyncDisposable> {
  const { GITHUB_TOKEN: token } = process.env;
  if (!token) throw new UsageError("set GITHUB_TOKEN to a token that may read the applications' repositories");
  const credentials = registryCredentialsIn(process.env, flag("registry") ?? "");
  const common = { server: { ...serverUrls(), token }, registry: openRegistry({ credentials }), progress };
  const repository = flag("repository");
  if (repository !== undefined) return connect({ ...common, repository, folder: argument });
  const specs = async () => ({ files: readSpecs(argument) });
  return { ...depsOf(common, specs), [Symbol.asyncDispose]: async () => {} };
}

function valid<Value>(parsed: Parsed<Value>): Value {
  if ("wrong" in parsed) throw new UsageError(parsed.wrong);
  return parsed.value;
}
