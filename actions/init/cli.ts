import { printJson } from "../../views/markup/json.ts";
import { inert } from "../../views/markup/terminal.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { type Command, exitCodes, type Flag } from "../io/arguments.ts";
import * as files from "../io/files.ts";
import { firstCommit } from "../io/git/first-commit.ts";
import { serverUrls } from "../io/github/server.ts";
import { canAsk, openPrompt } from "../io/prompt.ts";
import { painter } from "../io/terminal.ts";
import { answersFrom, askFor } from "./ask.ts";
import { run } from "./run.ts";
import { type Answers, questions } from "./starter/questions.ts";
import { toSetup } from "./starter/to-setup.ts";

const asked = questions.map(({ name, value, asks }): [string, Flag] => [name, { value, says: asks }]);

export const command: Command = {
  name: "init",
  summary: "Writes three repositories to start with: specs, environments and events",
  argument: { name: "folder", default: "gitops", says: "where to write; empty or new" },
  flags: {
    ...Object.fromEntries(asked),
    yes: { says: "take the default of whatever no flag answers, and ask nothing" },
    "no-git": { says: "write the files without a first commit" },
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
  },
  example: "landfall init gitops --owner acme --person ada-l --application shop --yes",
  run: async ({ argument, flag, color, out, progress }) => {
    const folder = argument.replace(/(?<=.)\/+$/, "");
    const answers = flag("yes") || !canAsk() ? answersFrom(flag) : await ask(flag, progress);
    const setup = toSetup(answers, serverUrls().serverUrl);
    const outcome = await run({ setup, folder, git: !flag("no-git") }, { ...files, firstCommit, progress });
    if (flag("format") === "json") out(printJson({ version: 1, ...outcome }));
    else if (outcome.status === "invalid") out(toProblemLines(outcome, painter(color)).join("\n"));
    else out(`wrote ${outcome.files.length} files to ${inert(folder)}\nnext: ${inert(folder)}/github/next-steps.md`);
    return outcome.status === "invalid" ? exitCodes.problems : exitCodes.fine;
  },
};

async function ask(flag: (name: string) => string | undefined, say: (text: string) => void): Promise<Answers> {
  using prompt = openPrompt();
  return await askFor(flag, { ask: prompt.ask, say });
}
