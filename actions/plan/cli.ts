import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { toJson as toProblemJson } from "../../views/problems/json.ts";
import { type Command, exitCodes } from "../io/arguments.ts";
import { serverUrls } from "../io/github/server.ts";
import { painter } from "../io/terminal.ts";
import { connect, type Whence } from "./deps.ts";
import { inForm, planForms } from "./forms.ts";
import { run } from "./run.ts";

export const command: Command = {
  name: "plan",
  summary: "Says what a change of the specs comes to, compared with what is merged",
  argument: { name: "path", default: "environments", says: "folder of the specs" },
  flags: {
    base: { value: "REF", says: "specs to compare with (default: where this branch left main)" },
    environments: {
      value: "FOLDER",
      says: "a clone of the environments repository (default: fetched with $GITHUB_TOKEN)",
    },
    format: {
      value: "FORMAT",
      choices: planForms,
      default: "human",
      says: "form of the result",
    },
  },
  example: "landfall plan environments --environments ../environments",
  run: async ({ argument, flag, color, out, progress }) => {
    await using deps = await connect({
      folder: argument,
      base: flag("base"),
      commit: undefined,
      environments: whence(flag("environments")),
      progress,
    });
    const outcome = await run(deps);
    const form = planForms.find((one) => one === flag("format")) ?? "human";
    if (outcome.status === "invalid") {
      out(form === "json" ? toProblemJson(outcome) : toProblemLines(outcome, painter(color)).join("\n"));
      return exitCodes.problems;
    }
    out(inForm(form, outcome, painter(color)));
    return exitCodes.fine;
  },
};

function whence(folder: string | undefined): Whence {
  if (folder !== undefined) return { kind: "clone", folder };
  const token = process.env["GITHUB_TOKEN"];
  if (token) return { kind: "server", server: { ...serverUrls(), token } };
  return { kind: "nowhere", because: "neither --environments nor GITHUB_TOKEN is given" };
}
