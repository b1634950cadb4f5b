import { ask, type Repository, statusOf } from "./client.ts";

/** A file to write (`text`) or to delete (`undefined`), by its path from the repository's root. */
export type FileChange = { readonly path: string; readonly text: string | undefined };

/** GitHub documents no limit for inline trees but times out on large ones: requests are cut at these. */
const chunkBytes = 512 * 1024;
const chunkFiles = 1_000;

const permission = "contents: write";

/**
 * Writes a tree: `base` with the changes on top. File text travels inline, in chunks that build on one another; nothing
 * is visible until a ref points at the result. Gives the tree's id and those of the folders at its root.
 */
export async function writeTree(
  repository: Repository,
  base: string,
  changes: readonly FileChange[],
): Promise<{ readonly id: string; readonly folders: ReadonlyMap<string, string> }> {
  let written = { id: base, folders: new Map<string, string>() };
  for (const chunk of chunks(changes)) {
    written = await ask(repository, "write a tree", permission, async () => {
      const { data } = await repository.api.rest.git.createTree({
        ...at(repository),
        base_tree: written.id,
        tree: chunk.map(({ path, text }) => ({
          path,
          mode: "100644" as const,
          type: "blob" as const,
          ...(text === undefined ? { sha: null } : { content: text }),
        })),
      });
      return { id: data.sha, folders: new Map(data.tree.map((entry) => [entry.path, entry.sha])) };
    });
  }
  return written;
}

/** Author and committer are left to GitHub, which then signs the commit as the App's. Gives the commit's id. */
export const writeCommit = (
  repository: Repository,
  commit: { readonly message: string; readonly tree: string; readonly parents: readonly string[] },
): Promise<string> =>
  ask(repository, "write a commit", permission, async () => {
    const { data } = await repository.api.rest.git.createCommit({
      ...at(repository),
      ...commit,
      parents: [...commit.parents],
    });
    return data.sha;
  });

/** Creates the branch (`from` undefined) or moves it forward from `from`; `false` when someone else moved it first. */
export async function moveBranch(
  repository: Repository,
  branch: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Promise<boolean> {
  const { git } = repository.api.rest;
  try {
    if (from === undefined) await git.createRef({ ...at(repository), ref: `refs/heads/${branch}`, sha: to });
    else await git.updateRef({ ...at(repository), ref: `heads/${branch}`, sha: to, force: false });
    return true;
  } catch (error) {
    if (statusOf(error) === 422 || statusOf(error) === 409) return false;
    return ask(repository, `move the branch ${branch}`, permission, () => Promise.reject(error));
  }
}

/** Deletes the branch; one that is gone already is fine. */
export async function deleteBranch(repository: Repository, branch: string): Promise<void> {
  await ask(repository, `delete the branch ${branch}`, permission, async () => {
    try {
      await repository.api.rest.git.deleteRef({ ...at(repository), ref: `heads/${branch}` });
    } catch (error) {
      if (statusOf(error) !== 422 && statusOf(error) !== 404) throw error;
    }
  });
}

export const at = ({ owner, name }: Repository): { owner: string; repo: string } => ({ owner, repo: name });

function* chunks(changes: readonly FileChange[]): Generator<readonly FileChange[]> {
  let chunk: FileChange[] = [];
  let bytes = 0;
  for (const change of changes) {
    const size = change.path.length + (change.text?.length ?? 0);
    if (chunk.length > 0 && (bytes + size > chunkBytes || chunk.length >= chunkFiles)) {
      yield chunk;
      [chunk, bytes] = [[], 0];
    }
    chunk.push(change);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}
