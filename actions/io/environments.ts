import { printBranch } from "../../model/names/branch.ts";
import { UserError } from "../../model/problem.ts";
import type { HandEdit } from "../../model/tree/by-hand.ts";
import type { HeldFolder } from "../../model/tree/folder-plan.ts";
import { lockFile } from "../../model/tree/lock.ts";
import type { Files } from "../../model/tree/tree.ts";
import { openBare } from "./git/bare.ts";
import { readBlobs } from "./git/blobs.ts";
import { changesOf, lastChange } from "./git/changes.ts";
import { type BranchHistory, openHistory } from "./git/history.ts";
import { openLocal } from "./git/local.ts";
import { type CommitReader, commitReader } from "./git/objects.ts";
import type { GitRemote } from "./git/process.ts";

/** The environments repository at one commit of its main branch, which is only read. */
export type EnvironmentsView = AsyncDisposable & {
  readonly commit: string;
  /** The folders that hold a lock. */
  readonly rendered: () => Promise<readonly string[]>;
  readonly held: (environment: string) => Promise<HeldFolder>;
  /** The texts of those of the held files that can be read, by their paths below the folder. */
  readonly readFiles: (held: HeldFolder, paths: readonly string[]) => Promise<Files>;
  /** Who changed the folder since Landfall last wrote its lock, newest first. */
  readonly handEdits: (environment: string) => Promise<readonly HandEdit[]>;
};

/** Fetches what is merged and what is proposed, the files' contents too: asking for each of them anew takes longer. */
export async function fetchEnvironments(remote: GitRemote): Promise<EnvironmentsView> {
  const bare = await openBare(remote, { depth: 1, contents: true });
  const heads = await bare.fetch(["main", printBranch("*")]);
  const commit = heads.get("main");
  if (commit === undefined) throw new UserError(`${remote.url} has no branch main`);
  return viewOf({
    reader: commitReader(bare.git),
    commit,
    proposed: (environment) => heads.get(printBranch(environment)),
    readBlobs: (ids) => readBlobs(bare.folder, ids),
    handEdits: async (environment) => {
      await using history = await openHistory(remote, "main");
      return handEditsIn(history, commit, environment);
    },
    close: async () => {
      await bare[Symbol.asyncDispose]();
    },
  });
}

/** The same in a clone on this machine: its `origin/main`, or its own `main`. */
export async function openEnvironmentsIn(folder: string): Promise<EnvironmentsView> {
  const local = await openLocal(folder);
  const { git } = local;
  const names = ["refs/remotes/origin/main", "refs/heads/main"];
  const [prefix, commit] = await firstOf(names, local.commitOf);
  if (commit === undefined) throw new UserError(`${folder} has no branch main: clone the environments repository anew`);
  const tips = new Map<string, string>();
  const place = prefix.slice(0, -"main".length);
  for (const line of (await git("for-each-ref", "--format=%(objectname) %(refname)", place)).split("\n")) {
    const [id = "", name = ""] = line.split(" ");
    tips.set(name.slice(place.length), id);
  }
  const history: History = {
    lastChange: (at, path) => lastChange(git, at, path),
    changesOf: (query) => changesOf(git, query),
  };
  return viewOf({
    reader: commitReader(git),
    commit,
    proposed: (environment) => tips.get(printBranch(environment)),
    readBlobs: local.readBlobs,
    handEdits: (environment) => handEditsIn(history, commit, environment),
    close: async () => {},
  });
}

type Parts = Pick<EnvironmentsView, "commit" | "handEdits"> & {
  readonly reader: CommitReader;
  /** The tip of the branch that proposes the environment's next state. */
  readonly proposed: (environment: string) => string | undefined;
  readonly readBlobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;
  readonly close: () => Promise<void>;
};

const viewOf = ({ reader, commit, proposed, readBlobs, handEdits, close }: Parts): EnvironmentsView => ({
  commit,
  handEdits,
  rendered: () => renderedIn(reader, commit),
  held: (environment) => heldIn(reader, environment, { commit, proposed: proposed(environment) }),
  readFiles: async ({ files }, paths) => {
    const ids = new Map(paths.map((path) => [path, files.get(path) ?? ""]));
    const blobs = await readBlobs([...new Set(ids.values())]);
    return new Map(
      [...ids].flatMap(([path, id]) => {
        const blob = blobs.get(id);
        return blob === undefined ? [] : [[path, blob.toString("utf8")] as const];
      }),
    );
  },
  [Symbol.asyncDispose]: close,
});

/** The folders that hold a lock. */
export async function renderedIn({ listFolders, existing }: CommitReader, commit: string): Promise<readonly string[]> {
  const folders = await listFolders(commit);
  const lockOf = (folder: string): string => `${folder}/${lockFile}`;
  const locks = await existing(commit, folders.map(lockOf));
  return folders.filter((folder) => locks.has(lockOf(folder)));
}

/** An environment's folder at a commit, with the lock of the commit that proposes its next state. */
export async function heldIn(
  reader: CommitReader,
  environment: string,
  { commit, proposed }: { readonly commit: string; readonly proposed: string | undefined },
): Promise<HeldFolder> {
  const [files, lock, proposedLock] = await Promise.all([
    reader.listFiles(commit, environment),
    lockAt(reader, commit, environment),
    proposed === undefined ? undefined : lockAt(reader, proposed, environment),
  ]);
  return { files, ...(lock !== undefined && { lock }), ...(proposedLock !== undefined && { proposedLock }) };
}

/** What is no lock at all is set right like a lock that nobody can parse. */
async function lockAt({ readFile }: CommitReader, commit: string, environment: string): Promise<string | undefined> {
  try {
    return await readFile(commit, `${environment}/${lockFile}`);
  } catch (error) {
    if (error instanceof UserError) return "";
    throw error;
  }
}

type History = Pick<BranchHistory, "lastChange" | "changesOf">;

/** The newest are told of, and no more. */
const most = 20;

/** Landfall writes the lock with everything it writes: what came after that is somebody else's, or came with it. */
async function handEditsIn(
  { lastChange, changesOf }: History,
  main: string,
  folder: string,
): Promise<readonly HandEdit[]> {
  const from = await lastChange(main, `${folder}/${lockFile}`);
  const since = await changesOf({ to: main, ...(from !== undefined && { from }), folder, most });
  return since.length > 0 || from === undefined ? since : changesOf({ to: from, folder, most: 1 });
}

async function firstOf(
  names: readonly string[],
  commitOf: (name: string) => Promise<string | undefined>,
): Promise<readonly [name: string, commit: string | undefined]> {
  for (const name of names) {
    const commit = await commitOf(name);
    if (commit !== undefined) return [name, commit];
  }
  return ["", undefined];
}
