import { readCommit } from "./commit.ts";
import type { Git } from "./git.ts";

const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

export type LogQuery = { readonly path?: string; readonly skip?: number; readonly limit: number };

/** Shas reachable from `tip`, newest first, one more than `limit` when there are more. */
export const log = async (git: Git, tip: string, { path, skip = 0, limit }: LogQuery): Promise<readonly string[]> =>
  lines(
    await git.output([
      "--literal-pathspecs",
      "log",
      "--format=%H",
      `--skip=${skip}`,
      `--max-count=${limit + 1}`,
      tip,
      "--",
      ...(path === undefined ? [] : [path]),
    ]),
  );

/** Commits of `head` that `base` lacks, oldest first. */
export const commitsBetween = async (git: Git, base: string, head: string): Promise<readonly string[]> =>
  base === head ? [] : lines(await git.output(["rev-list", "--reverse", "--topo-order", head, `^${base}`]));

export async function mergeBase(git: Git, a: string, b: string): Promise<string | undefined> {
  const { code, stdout } = await git.run(["merge-base", a, b]);
  return code === 0 ? stdout.toString().trim() : undefined;
}

export async function isAncestor(git: Git, ancestor: string, descendant: string): Promise<boolean> {
  if (ancestor === descendant) return true;
  if ((await readCommit(git, descendant))?.parents.includes(ancestor)) return true;
  return (await git.run(["merge-base", "--is-ancestor", ancestor, descendant])).code === 0;
}

/** The tree of a merge; `undefined` when the two sides conflict. */
export async function mergeTree(git: Git, ours: string, theirs: string): Promise<string | undefined> {
  const { code, stdout } = await git.run(["merge-tree", "--write-tree", "--allow-unrelated-histories", ours, theirs]);
  return code === 0 ? stdout.toString().trim() : undefined;
}

const workflows = ".github/workflows";

/**
 * The first workflow file that a commit new to the repository adds, changes or removes, seen from `tip`. The usual
 * case, one commit on top of `known`, needs no search.
 */
export async function newWorkflow(git: Git, tip: string, known: string): Promise<string | undefined> {
  const parents = (await readCommit(git, tip))?.parents ?? [];
  const [before, after] = await Promise.all([known, tip].map((sha) => git.find(`${sha}:${workflows}`, "tree")));
  if (parents.length === 1 && parents[0] === known && before === after) return undefined;
  const args = ["log", "-c", "--name-only", "--format=", "--full-history", tip, "--not", "--all", "--"];
  return lines(await git.output([...args, `${workflows}/`]))[0];
}

export type ChangedPaths = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly modified: readonly string[];
};

/** The paths each commit changed against its first parent. */
export async function changedPaths(git: Git, shas: readonly string[]): Promise<ReadonlyMap<string, ChangedPaths>> {
  const args = ["log", "--stdin", "--no-walk=unsorted", "--format=%x01%H", "-m", "--first-parent"];
  const listing = await git.output([...args, "--name-status", "--no-renames", "-z"], `${shas.join("\n")}\n`);
  const blocks = listing.split("\x01").slice(1);
  return new Map(blocks.map((block) => [block.slice(0, 40), parsePaths(block.slice(40))]));
}

/** `A NUL path NUL M NUL path NUL`, with separators of the log around it. */
function parsePaths(block: string): ChangedPaths {
  const fields = block.split(/[\0\n]+/).filter((field) => field !== "");
  const of = (letters: string): string[] =>
    fields.filter((_, index) => index % 2 === 1 && letters.includes(fields[index - 1] ?? "?"));
  return { added: of("A"), removed: of("D"), modified: of("MT") };
}
