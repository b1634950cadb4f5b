import { printJson } from "../../views/markup/json.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { toLines } from "../../views/proposal/human.ts";
import { refusals } from "../../views/proposal/proposal.ts";
import { type Command, exitCodes, UsageError } from "../io/arguments.ts";
import { serverUrls } from "../io/github/server.ts";
import { painter } from "../io/terminal.ts";
import { connect } from "./deps.ts";
import { run } from "./run.ts";

export const command: Command = {
  name: "propose",
  summary: "Keeps one pull request per environment, in the environments repository, equal to the specs",
  argument: { name: "path", default: "environments", says: "folder of the specs in their repository" },
  flags: {
    repository: { value: "OWNER/NAME", says: "the specs repository (default: $GITHUB_REPOSITORY)" },
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
  },
  example: "GITHUB_TOKEN=… landfall propose --repository acme/specs",
  run: async ({ argument, flag, color, out, progress }) => {
    const repository = flag("repository") ?? process.env["GITHUB_REPOSITORY"];
    const token = process.env["GITHUB_TOKEN"];
    if (!repository) throw new UsageError("which specs? give --repository owner/name");
    if (!token) throw new UsageError("set GITHUB_TOKEN to a token that may write to the environments repository");
    await using deps = await connect({ server: { ...serverUrls(), token }, repository, folder: argument, progress });
    const outcome = await run({}, deps);
    if (flag("format") === "json") out(printJson({ version: 1, ...outcome }));
    else out(toLines(outcome).join("\n"));
    if (outcome.status === "proposed" && refusals(outcome.proposals).length > 0) return exitCodes.problems;
    if (outcome.status !== "invalid") return exitCodes.fine;
    if (flag("format") !== "json") for (const line of toProblemLines(outcome, painter(color))) out(line);
    return exitCodes.problems;
  },
};
