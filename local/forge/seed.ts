import { writeCommit } from "./git/commit.ts";
import { branchTip, moveRef, noCommit } from "./git/refs.ts";
import { editTree } from "./git/tree.ts";
import { parsePath } from "./paths.ts";
import type { Repository } from "./repository.ts";
import type { Site } from "./site.ts";

/** Commits the files as the first commit of the default branch, unless there is one already. */
export async function plantFiles(
  site: Site,
  { git, defaultBranch }: Repository,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const isPlanted = (await branchTip(git, defaultBranch)) !== undefined;
  if (isPlanted || Object.keys(files).length === 0) return;
  const edits = await Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = parsePath(name);
      if (path === undefined) throw new Error(`"${name}" is not a path inside a repository`);
      return { path, entry: { mode: "100644" as const, id: await git.write("blob", Buffer.from(content)) } };
    }),
  );
  const tree = (await editTree(git, undefined, edits)) ?? "";
  const person = { name: "Forge", email: "forge@users.noreply.github.com", date: site.now() };
  const message = "Start the repository";
  const sha = await writeCommit(git, { tree, parents: [], author: person, committer: person, message });
  await moveRef(git, `refs/heads/${defaultBranch}`, { before: noCommit, after: sha });
}
