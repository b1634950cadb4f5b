import { printJson } from "../../views/markup/json.ts";
import { inert, type Paint } from "../../views/markup/terminal.ts";
import { toLines as toProblemLines } from "../../views/problems/human.ts";
import { type Command, exitCodes, type Flag, UsageError } from "../io/arguments.ts";
import * as files from "../io/files.ts";
import { firstCommit } from "../io/git/first-commit.ts";
import { serverUrls } from "../io/github/server.ts";
import { canAsk, openPrompt } from "../io/prompt.ts";
import { painter } from "../io/terminal.ts";
import { answersFrom, askFor } from "./ask.ts";
import { create } from "./create.ts";
import { connect } from "./deps.ts";
import { type InitOutcome, run } from "./run.ts";
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
    create: { says: "create the repositories on GitHub too, push the first commits and add the rules" },
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
  },
  example: "landfall init gitops --owner acme --person ada-l --application shop --yes",
  run: async ({ argument, flag, color, out, progress }) => {
    const folder = argument.replace(/(?<=.)\/+$/, "");
    const token = process.env["GITHUB_TOKEN"];
    const [git, onGitHub] = [!flag("no-git"), flag("create") !== undefined];
    if (onGitHub && !token) throw new UsageError("set GITHUB_TOKEN to the token of an owner of the organization");
    if (onGitHub && !git) throw new UsageError("--create pushes first commits: leave out --no-git");
    const answers = flag("yes") || !canAsk() ? answersFrom(flag) : await ask(flag, progress);
    const setup = toSetup(answers, serverUrls().serverUrl);
    const outcome = await run({ setup, folder, git }, { ...files, firstCommit, progress });
    if (outcome.status !== "invalid" && token && onGitHub) {
      const server = { ...serverUrls(), token };
      await create(setup, { ...connect(server, setup, folder), progress });
    }
    if (flag("format") === "json") out(printJson({ version: 1, ...outcome }));
    else out(linesOf(outcome, painter(color)).join("\n"));
    return outcome.status === "invalid" ? exitCodes.problems : exitCodes.fine;
  },
};

function linesOf(outcome: InitOutcome, paint: Paint): readonly string[] {
  if (outcome.status === "invalid") return toProblemLines(outcome, paint);
  const { status, files: all, folder } = outcome;
  const said = status === "written" ? `wrote ${all.length} files to ${folder}` : `${folder} is there already`;
  return [said, `next: ${folder}/github/next-steps.md`].map(inert);
}

async function ask(flag: (name: string) => string | undefined, say: (text: string) => void): Promise<Answers> {
  using prompt = openPrompt();
  return await askFor(flag, { ask: prompt.ask, say });
}
