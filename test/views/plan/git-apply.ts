import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** Texts by path. */
export type Tree = ReadonlyMap<string, string>;

/** The files of a real repository that held `before`, once `git apply` has taken the patch. */
export function applied(before: Tree, patch: string): Tree {
  const folder = mkdtempSync(join(tmpdir(), "landfall-diff-"));
  try {
    const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: folder, stdio: "pipe" });
    git("init", "-q");
    for (const [path, text] of before) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git("-c", "core.autocrlf=false", "add", "-A");
    writeFileSync(join(folder, "plan.diff"), patch);
    git("apply", "--index", "--whitespace=nowarn", "plan.diff");
    const paths = globSync("*/**", { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile() && !relative(folder, entry.parentPath).startsWith(".git"))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
