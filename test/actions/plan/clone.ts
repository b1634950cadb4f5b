import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Forge } from "../../../local/forge/server.ts";
import { tokens } from "../acme.ts";

/** Path -> what becomes of its text; `undefined` deletes the file. */
export type Edits = Readonly<Record<string, string | undefined | ((text: string) => string)>>;

export type Author = { readonly name: string; readonly email: string };
const ada: Author = { name: "Ada", email: "1+ada@users.noreply.github.com" };

/** Ada's clone of a repository on the forge. */
export type Clone = Disposable & {
  /** `owner/name`. */
  readonly name: string;
  readonly folder: string;
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Commits these edits; gives the commit. An edit that changes nothing is a mistake of the test. */
  readonly commit: (edits: Edits, message?: string, author?: Author) => Promise<string>;
  /** Commits them, and pushes that to main. */
  readonly push: (edits: Edits, message?: string, author?: Author) => Promise<string>;
};

const run = promisify(execFile);

export async function cloneOf(forge: Forge, name: string, ...options: readonly string[]): Promise<Clone> {
  const folder = mkdtempSync(join(tmpdir(), "landfall-clone-"));
  const url = new URL(forge.gitUrl(name));
  [url.username, url.password] = ["x-access-token", tokens.ada];
  const git = async (...args: readonly string[]): Promise<string> => {
    const as = [`user.name=${ada.name}`, `user.email=${ada.email}`, "core.hooksPath=/dev/null"];
    const given = [...as.flatMap((setting) => ["-c", setting]), ...args];
    return (await run("git", given, { cwd: folder, maxBuffer: 2 ** 28 })).stdout.trim();
  };
  await git("clone", "--quiet", ...options, url.href, ".");
  const commit: Clone["commit"] = async (edits, message = "Edit", author = ada) => {
    const gone = Object.keys(edits).filter((path) => edits[path] === undefined);
    if (gone.length > 0) await git("rm", "--quiet", "-r", ...gone);
    for (const [path, edit] of Object.entries(edits)) if (edit !== undefined) write(join(folder, path), edit);
    await git("add", "--all");
    await git("commit", "--quiet", "--allow-empty", `--author=${author.name} <${author.email}>`, "-m", message);
    return git("rev-parse", "HEAD");
  };
  return {
    name,
    folder,
    git,
    commit,
    push: async (...wanted) => {
      const made = await commit(...wanted);
      await git("push", "--quiet", "origin", "HEAD:main");
      return made;
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function write(path: string, edit: NonNullable<Edits[string]>): void {
  const former = typeof edit === "string" ? undefined : readFileSync(path, "utf8");
  const text = typeof edit === "string" ? edit : edit(former ?? "");
  if (former === text) throw new Error(`the edit of ${path} changes nothing`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
