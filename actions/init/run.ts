import { type Problem, UserError } from "../../model/problem.ts";
import { type Role, roles } from "../../model/setup/role.ts";
import type { Files } from "../../model/tree/tree.ts";
import { load } from "../../schemas/load.ts";
import type { FirstCommit } from "../io/git/first-commit.ts";
import { repositoryUrl, type Setup } from "./starter/setup.ts";
import { filesOf, starter } from "./starter/starter.ts";

export type InitDeps = {
  readonly listFolder: (folder: string) => readonly string[];
  readonly readTree: (folder: string) => Files;
  /** Makes the folder hold these files, with `finish` done before anyone sees it; or leaves it as it was. */
  readonly newFolder: (folder: string, files: Files, finish: (unfinished: string) => Promise<void>) => Promise<void>;
  readonly firstCommit: (commit: FirstCommit) => Promise<void>;
  readonly progress: (text: string) => void;
};

export type InitInputs = {
  readonly setup: Setup;
  readonly folder: string;
  /** Whether each repository gets its first commit. */
  readonly git: boolean;
};

export type InitOutcome =
  | { readonly status: "invalid"; readonly problems: readonly Problem[] }
  | { readonly status: "written" | "present"; readonly folder: string; readonly files: readonly string[] };

/**
 * Writes what a team starts with into an empty or new folder: all of it, or nothing. A folder that was written so before
 * stays as it is.
 */
export async function run({ setup, folder, git }: InitInputs, deps: InitDeps): Promise<InitOutcome> {
  const files = filesOf(starter(setup));
  const problems = problemsIn(files);
  if (problems.length > 0) return { status: "invalid", problems };
  const isThere = isWritten(files, folder, deps);
  if (!isThere) {
    await deps.newFolder(folder, files, async (unfinished) => {
      if (git) for (const role of roles) await commit(role, { setup, folder: `${unfinished}/${role}` }, deps);
    });
  }
  return { status: isThere ? "present" : "written", folder, files: [...files.keys()] };
}

/**
 * Whether the folder was written for the same answers before, so that its repositories may have gone on since; `false`
 * for an empty or new one. Refuses any other.
 */
function isWritten(files: Files, folder: string, { listFolder, readTree }: InitDeps): boolean {
  const refuse = (name: string) =>
    new UserError(`${folder} holds files already (${name}): name an empty or new folder`);
  const [top, ...others] = listFolder(folder);
  if (top === undefined) return false;
  // Whatever else there is may be large: it is not even read.
  const foreign = [top, ...others].find((name) => ![...roles, "github"].includes(name));
  if (foreign !== undefined) throw refuse(foreign);
  const present = readTree(`${folder}/github`);
  const told = [...files].flatMap(([path, text]) =>
    path.startsWith("github/") ? [[path.slice(7), text] as const] : [],
  );
  const other = told.find(([path, text]) => present.get(path) !== text)?.[0];
  if (other !== undefined) throw refuse(`github/${other}, of other answers`);
  return true;
}

/** What the answers came to together may be wrong where each of them is right: two names that must differ. */
function problemsIn(files: Files): readonly Problem[] {
  const specs = [...files].filter(([path]) => path.endsWith(".yaml"));
  return load(new Map(specs.map(([path, text]) => [path, new TextEncoder().encode(text)]))).problems;
}

async function commit(
  role: Role,
  { setup, folder }: { readonly setup: Setup; readonly folder: string },
  { firstCommit, progress }: InitDeps,
): Promise<void> {
  progress(`commits ${role}`);
  await firstCommit({
    folder,
    branch: "main",
    message: `Start the ${role} repository`,
    author: { name: setup.person.login, email: setup.person.email },
    remote: `${repositoryUrl(setup, role)}.git`,
  });
}
