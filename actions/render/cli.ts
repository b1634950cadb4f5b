import { isCommitId } from "../../model/names/commit.ts";
import { parseRoot } from "../../model/names/root.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { toJson as toProblemJson } from "../../views/problems/json.ts";
import { toJson, toLines } from "../../views/tree/human.ts";
import { type Command, exitCodes, UsageError } from "../io/arguments.ts";
import { pathInRepository } from "../io/checkout.ts";
import * as files from "../io/files.ts";
import { painter } from "../io/terminal.ts";
import { codeowners } from "./codeowners.ts";
import { run } from "./run.ts";

/** What the lock names when nobody says which commit the specs are. */
const noCommit = "0".repeat(40);

export const command: Command = {
  name: "render",
  summary: "Renders the specs into a folder, one subfolder per environment",
  argument: { name: "path", default: "environments", says: "folder of the specs" },
  flags: {
    out: { value: "FOLDER", default: "out", says: "where to write; empty, new, or written by Landfall before" },
    commit: { value: "SHA", says: "commit of the specs that the lock names, 40 hex digits" },
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
    codeowners: { says: "print the CODEOWNERS of the specs repository instead" },
  },
  example: "landfall render environments --out out",
  run: async ({ argument, flag, color, out }) => {
    const commit = flag("commit") ?? (process.env["GITHUB_SHA"] || noCommit);
    if (!isCommitId(commit)) throw new UsageError(`--commit must be 40 hex digits in lower case, got "${commit}"`);
    const outcome = flag("codeowners")
      ? codeowners(argument, { ...files, pathInRepository })
      : run({ specs: argument, out: flag("out") ?? "out", commit, root: parseRoot(argument) }, files);
    const json = flag("format") === "json";
    if (outcome.status === "invalid") {
      out(json ? toProblemJson(outcome) : toProblemLines(outcome, painter(color)).join("\n"));
      return exitCodes.problems;
    }
    if (outcome.status === "written") {
      out(outcome.text.trimEnd());
      return exitCodes.fine;
    }
    const { plans, leftAlone } = outcome;
    out(json ? toJson(plans, leftAlone) : toLines(plans, leftAlone).join("\n"));
    return exitCodes.fine;
  },
};
