import { UserError } from "../../../model/problem.ts";
import { shaIn } from "./answer.ts";
import { branchIfAny } from "./branches.ts";
import { ask, at, type Repository } from "./client.ts";
import { isBroken, statusOf, toWorded } from "./failure.ts";

/** A file to write (`text`) or to delete (`undefined`), by its path from the repository's root. */
export type FileChange = { readonly path: string; readonly text: string | undefined };

/** GitHub documents no limit for inline trees but times out on large ones: requests are cut at these. */
const chunkBytes = 512 * 1024;
const chunkFiles = 1_000;

const permission = "contents: write";

type WrittenTree = { readonly id: string; readonly folders: ReadonlyMap<string, string> };

/**
 * Writes a tree: `base` with the changes on top. File text travels inline, in chunks that build on one another; nothing
 * is visible until a ref points at the result. Gives the tree's id and those of the folders at its root.
 */
export async function writeTree(
  repository: Repository,
  base: string,
  changes: readonly FileChange[],
): Promise<WrittenTree> {
  let written: WrittenTree = { id: base, folders: new Map() };
  for (const chunk of chunks(changes)) written = await writeChunk(repository, written.id, chunk);
  return written;
}

/** A chunk that GitHub finds too large, or does not get done with in time, is written in halves. */
async function writeChunk(repository: Repository, base: string, chunk: readonly FileChange[]): Promise<WrittenTree> {
  const { patience } = repository;
  const briefly = chunk.length > 1 ? { ...repository, patience: { ...patience, retries: 1 } } : repository;
  try {
    return await ask(briefly, "write a tree", permission, () => postTree(repository, base, chunk));
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (chunk.length === 1 || patience.retries === 0 || !(isTooMuch(cause) || isBroken(cause))) throw error;
    const half = Math.ceil(chunk.length / 2);
    const first = await writeChunk(repository, base, chunk.slice(0, half));
    return writeChunk(repository, first.id, chunk.slice(half));
  }
}

const isTooMuch = (error: unknown): boolean => [413, 502, 504].includes(statusOf(error) ?? 0);

async function postTree(repository: Repository, base: string, chunk: readonly FileChange[]): Promise<WrittenTree> {
  const { data } = await repository.api.rest.git.createTree({
    ...at(repository),
    base_tree: base,
    tree: chunk.map(({ path, text }) => ({
      path,
      mode: "100644" as const,
      type: "blob" as const,
      ...(text === undefined ? { sha: null } : { content: text }),
    })),
  });
  return { id: shaIn(data.sha, "id of the tree"), folders: new Map(data.tree.map(({ path, sha }) => [path, sha])) };
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
    return shaIn(data.sha, "id of the commit");
  });

/**
 * Creates the branch (`from` undefined) or moves it forward from `from`; `false` when someone else moved it first. A
 * refusal though it stands where we saw it is a rule's: a `UserError`.
 */
export const moveBranch = (
  repository: Repository,
  branch: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Promise<boolean> =>
  writeRef(repository, { branch, from, to }, async ({ git }) => {
    if (from === undefined) await git.createRef({ ...at(repository), ref: `refs/heads/${branch}`, sha: to });
    else await git.updateRef({ ...at(repository), ref: `heads/${branch}`, sha: to, force: false });
  });

/** Deletes the branch, which was seen at `from`; one that is gone already, or moved meanwhile, is fine. */
export async function deleteBranch(repository: Repository, branch: string, from: string): Promise<void> {
  await writeRef(repository, { branch, from, to: undefined }, async ({ git }) => {
    await git.deleteRef({ ...at(repository), ref: `heads/${branch}` });
  });
}

type RefMove = { readonly branch: string; readonly from: string | undefined; readonly to: string | undefined };

/** GitHub words a lost race and a broken rule alike: only where the branch stands now tells them apart. */
async function writeRef(
  repository: Repository,
  { branch, from, to }: RefMove,
  write: (rest: Repository["api"]["rest"]) => Promise<void>,
): Promise<boolean> {
  const what = `${to === undefined ? "delete" : "move"} the branch ${branch}`;
  return ask(repository, what, permission, async () => {
    try {
      await write(repository.api.rest);
      return true;
    } catch (error) {
      if (![409, 422].includes(statusOf(error) ?? 0)) throw error;
      const now = await branchIfAny(repository, branch);
      if (now !== from) return now === to;
      const { message } = toWorded(error, { what, repository: `${repository.owner}/${repository.name}`, permission });
      throw new UserError(`${message}; keep rules off landfall/*, or let the App bypass them`, { cause: error });
    }
  });
}

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
