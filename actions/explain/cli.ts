import { toLines } from "../../views/explain/human.ts";
import { toJson } from "../../views/explain/json.ts";
import { toMarkdown } from "../../views/explain/markdown.ts";
import { type Command, exitCodes } from "../io/arguments.ts";
import { painter } from "../io/terminal.ts";
import { everything, run } from "./run.ts";

export const command: Command = {
  name: "explain",
  summary: "Says what a field, a kind or a rule means, with examples",
  argument: { name: "name", default: everything, says: "as Application.spec.scaling, scaling.min or probes-present" },
  flags: {
    format: {
      value: "FORMAT",
      choices: ["human", "json", "markdown"],
      default: "human",
      says: "form of the result",
    },
  },
  example: "landfall explain scaling.min",
  run: async ({ argument, flag, color, out }) => {
    const explanation = run({ name: argument });
    if (flag("format") === "json") out(toJson(explanation));
    else if (flag("format") === "markdown") out(toMarkdown(explanation).trimEnd());
    else out(toLines(explanation, painter(color)).join("\n"));
    return exitCodes.fine;
  },
};
