import { printBranch } from "../../model/names/branch.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { UserError } from "../../model/problem.ts";
import type { HandEdit } from "../../model/tree/by-hand.ts";
import type { HeldFolder, HeldOutline } from "../../model/tree/folder-plan.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { openBare } from "./git/bare.ts";
import { changesOf, lastChange } from "./git/changes.ts";
import { type BranchHistory, openHistory } from "./git/history.ts";
import { openLocal } from "./git/local.ts";
import { type ObjectReader, openObjects, parseTree } from "./git/object-reader.ts";
import { type CommitReader, maxFileBytes } from "./git/objects.ts";
import type { GitRemote } from "./git/process.ts";
import { walk } from "./git/walk.ts";
import { orDispose } from "./or-dispose.ts";

/** The environments repository at one commit of its main branch, which is only read. */
export type EnvironmentsView = AsyncDisposable & {
  readonly commit: string;
  /** The folders that hold a lock. */
  readonly rendered: () => Promise<readonly string[]>;
  readonly held: (environment: string) => Promise<HeldOutline>;
  /** The files of those of the held units. */
  readonly filesOf: (held: HeldOutline, units: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The texts of blobs by their ids, of those that are there. */
  readonly textsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Who changed the folder since Landfall last wrote its lock, newest first. */
  readonly handEdits: (environment: string) => Promise<readonly HandEdit[]>;
};

/** Fetches what is merged and what is proposed, the files' contents too: asking for each of them anew takes longer. */
export async function fetchEnvironments(remote: GitRemote): Promise<EnvironmentsView> {
  const bare = await openBare(remote, { depth: 1, contents: true });
  const commit = await orDispose(bare, async () => {
    const main = (await bare.fetch(["main", printBranch("*")])).get("main");
    if (main === undefined) throw new UserError(`${remote.url} has no branch main`);
    return main;
  });
  const handEdits = async (environment: string): Promise<readonly HandEdit[]> => {
    await using history = await openHistory(remote, "main");
    return await handEditsIn(history, commit, environment);
  };
  return viewOf({ objects: openObjects(bare.folder), commit, branches: "refs/heads/", handEdits, clone: bare });
}

/** The same in a clone on this machine: its `origin/main`, or its own `main`. */
export async function openEnvironmentsIn(folder: string): Promise<EnvironmentsView> {
  const { root, git } = openLocal(folder);
  const objects = openObjects(root);
  const { branches, commit } = await orDispose(objects, async () => {
    const places = ["refs/remotes/origin/", "refs/heads/"];
    const found = await objects.read(places.map((place) => `${place}main^{commit}`));
    const index = found.findIndex((main) => main !== undefined);
    const [place, main] = [places[index], found[index]];
    if (place === undefined || main === undefined)
      throw new UserError(`${folder} has no branch main: clone the environments repository anew`);
    return { branches: place, commit: main.id };
  });
  const history: History = {
    lastChange: (at, path) => lastChange(git, at, path),
    changesOf: (query) => changesOf(git, query),
  };
  const handEdits = (environment: string) => handEditsIn(history, commit, environment);
  return viewOf({ objects, commit, branches, handEdits });
}

type Parts = Pick<EnvironmentsView, "commit" | "handEdits"> & {
  readonly objects: ObjectReader;
  /** Where the branches are: `refs/heads/`. */
  readonly branches: string;
  /** What is deleted with the view. */
  readonly clone?: AsyncDisposable;
};

function viewOf({ objects, commit, branches, handEdits, clone }: Parts): EnvironmentsView {
  const textAt = async (name: string): Promise<string | undefined> => {
    const [found] = await objects.read([name]);
    return found?.type === "blob" && found.content.length <= maxFileBytes ? found.content.toString("utf8") : undefined;
  };
  return {
    commit,
    handEdits,
    rendered: async () => {
      const [root] = await objects.read([`${commit}^{tree}`]);
      const folders = parseTree(root?.content ?? Buffer.alloc(0)).map(({ name }) => name);
      const locks = await objects.read(folders.map((name) => `${commit}:${name}/${lockFile}`));
      return folders.filter((_, index) => locks[index] !== undefined);
    },
    held: async (environment) => {
      const [tree] = await objects.read([`${commit}:${environment}`]);
      const from: [string, string][] = tree?.type === "tree" ? [["", tree.id]] : [];
      const { files, folders } = await walk(objects, new Map(from), (path) => parseUnit(path) !== undefined);
      // What is no lock at all is set right like a lock that nobody can parse.
      const lock = files.has(lockFile) ? ((await textAt(files.get(lockFile) ?? "")) ?? "") : undefined;
      const proposedLock = await textAt(`${branches}${printBranch(environment)}:${environment}/${lockFile}`);
      return {
        files,
        units: folders,
        ...(lock !== undefined && { lock }),
        ...(proposedLock !== undefined && { proposedLock }),
      };
    },
    filesOf: async ({ units }, names) =>
      (await walk(objects, new Map(names.map((name) => [name, units.get(name) ?? ""])))).files,
    textsOf: async (ids) => {
      const found = await objects.read(ids);
      return new Map(
        found.flatMap((one, index) => (one?.type === "blob" ? [[ids[index] ?? "", one.content.toString("utf8")]] : [])),
      );
    },
    [Symbol.asyncDispose]: async () => {
      await objects[Symbol.asyncDispose]();
      await clone?.[Symbol.asyncDispose]();
    },
  };
}

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
