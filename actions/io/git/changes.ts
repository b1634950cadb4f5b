import { randomUUID } from "node:crypto";
import type { Git } from "./process.ts";

/** A commit that changed something below a folder. `author` and `subject` are what their author wrote. */
export type CommitChange = {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601 with the committer's offset. */
  readonly at: string;
  readonly subject: string;
  /** Below the folder. */
  readonly paths: readonly string[];
};

export type ChangesQuery = {
  readonly to: string;
  /** Commits that this one reaches are left out. */
  readonly from?: string;
  readonly folder: string;
  readonly most: number;
};

const fields = "%H%x00%an%x00%ae%x00%cI%x00%s";

/** Those of the first parents of `to` that changed the folder, newest first. A merge is what it brought. */
export async function changesOf(git: Git, { to, from, folder, most }: ChangesQuery): Promise<readonly CommitChange[]> {
  // Names and subjects may hold anything but NUL: nobody can know what a commit begins with.
  const mark = randomUUID();
  const listing = await git(
    "log",
    "--first-parent",
    "--name-only",
    "--no-renames",
    "-z",
    `--max-count=${most}`,
    `--format=${mark}${fields}`,
    to,
    ...(from === undefined ? [] : [`^${from}`]),
    "--",
    folder,
  );
  return listing
    .split(mark)
    .slice(1)
    .map((text) => parseChange(text, folder));
}

/** The newest `most` of the first parents of `to`, newest first, without those that `from` reaches. */
export async function commitsOf(
  git: Git,
  { to, from, most }: Omit<ChangesQuery, "folder">,
): Promise<readonly Omit<CommitChange, "paths">[]> {
  const mark = randomUUID();
  const format = `--format=${mark}${fields}`;
  const range = [to, ...(from === undefined ? [] : [`^${from}`])];
  const listing = await git("log", "--first-parent", "-z", `--max-count=${most}`, format, ...range, "--");
  return listing
    .split(mark)
    .slice(1)
    .map((text) => {
      const { paths: _, ...commit } = parseChange(text.replace(/\0$/, ""), "");
      return commit;
    });
}

/** The newest commit, from this one on down the first parents, that changed what is at the path. */
export const lastChange = async (git: Git, commit: string, path: string): Promise<string | undefined> =>
  (await git("log", "-1", "--format=%H", "--first-parent", commit, "--", path)).split("\n")[0] || undefined;

function parseChange(text: string, folder: string): CommitChange {
  const [commit = "", name = "", email = "", at = "", subject = "", ...paths] = text.split("\0");
  return {
    commit,
    author: loginOf(email) ?? name,
    at,
    subject,
    paths: paths
      .map((path, index) => (index === 0 ? path.replace(/^\n/, "") : path))
      .filter((path) => path !== "")
      .map((path) => path.slice(folder.length + 1)),
  };
}

/** GitHub's own addresses name the login: `1234+ada@users.noreply.github.com`. */
const loginOf = (email: string): string | undefined =>
  /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.github\.com$/.exec(email)?.[1];
