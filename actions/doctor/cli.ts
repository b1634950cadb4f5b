import { printJson } from "../../views/markup/json.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { toLines } from "../../views/setup/human.ts";
import { type Command, exitCodes, UsageError } from "../io/arguments.ts";
import { readSpecs } from "../io/files.ts";
import { serverUrls } from "../io/github/server.ts";
import { painter } from "../io/terminal.ts";
import { connect } from "./deps.ts";
import { run } from "./run.ts";

export const command: Command = {
  name: "doctor",
  summary: "Compares GitHub's settings with what the specs need, and says what to click",
  argument: { name: "path", default: "environments", says: "folder of the specs" },
  flags: {
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
  },
  example: "GITHUB_TOKEN=… landfall doctor environments",
  run: async ({ argument, flag, color, out, progress }) => {
    const token = process.env["GITHUB_TOKEN"];
    if (!token) throw new UsageError("set GITHUB_TOKEN to a token that may read the repositories and their settings");
    const urls = serverUrls();
    const deps = { readSpecs, ...connect({ ...urls, token }), serverUrl: urls.serverUrl, progress };
    const outcome = await run({ specs: argument }, deps);
    const paint = painter(color);
    if (flag("format") === "json") out(printJson({ version: 1, ...outcome }));
    else if (outcome.status === "invalid") out(toProblemLines(outcome, paint).join("\n"));
    else out(toLines(outcome.findings, paint).join("\n"));
    return outcome.status === "fine" ? exitCodes.fine : exitCodes.problems;
  },
};
