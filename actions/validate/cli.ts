import { ruleTexts } from "../../schemas/passes.ts";
import { toAnnotations } from "../../views/problems/github.ts";
import { toLines } from "../../views/problems/human.ts";
import { toJson } from "../../views/problems/json.ts";
import { toSarif } from "../../views/problems/sarif.ts";
import { type Command, exitCodes } from "../io/arguments.ts";
import { today } from "../io/clock.ts";
import { readSpecs } from "../io/files.ts";
import { painter } from "../io/terminal.ts";
import { version } from "../io/version.ts";
import { run } from "./run.ts";

export const command: Command = {
  name: "validate",
  summary: "Checks the specs and says what is wrong, where, and how to mend it",
  argument: { name: "path", default: "environments", says: "folder of the specs" },
  flags: {
    format: {
      value: "FORMAT",
      choices: ["human", "github", "json", "sarif"],
      default: "human",
      says: "form of the result",
    },
  },
  example: "landfall validate environments --format json",
  run: async ({ argument, flag, color, out }) => {
    const loaded = run({ path: argument }, { readSpecs, today });
    if (flag("format") === "json") out(toJson(loaded));
    else if (flag("format") === "sarif") out(toSarif(loaded, { version, rules: ruleTexts }));
    else if (flag("format") === "github") {
      const { annotate } = await import("../io/runner.ts");
      for (const annotation of toAnnotations(loaded)) annotate(annotation);
    } else for (const line of toLines(loaded, painter(color))) out(line);
    return loaded.status === "valid" ? exitCodes.fine : exitCodes.problems;
  },
};
