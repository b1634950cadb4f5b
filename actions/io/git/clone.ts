import { isDeepStrictEqual } from "node:util";
import { type BareOptions, openBare } from "./bare.ts";
import { checkOut } from "./check-out.ts";
import { type CommitReader, commitReader, entryOf, parentsOf } from "./objects.ts";
import type { GitRemote } from "./process.ts";

/** Branches as they were when last fetched; nothing else changes between two fetches. Commits are full ids. */
export type Clone = AsyncDisposable &
  CommitReader & {
    readonly fetch: () => Promise<void>;
    /** Commit id of a branch, `undefined` when there is none. */
    readonly branch: (name: string) => string | undefined;
    /** The folder's tree id, `undefined` when that commit holds no such folder. */
    readonly treeOf: (commit: string, folder: string) => Promise<string | undefined>;
    /** The commit's parents; their trees can be read too, nothing further back. */
    readonly parentsOf: (commit: string) => Promise<readonly string[]>;
    /** Writes the YAML files of that commit's folder below `target`; a `UserError` for what is no plain file. */
    readonly checkOut: (commit: string, folder: string, target: string) => Promise<void>;
  };

export type CloneOptions = Pick<BareOptions, "contents"> & {
  readonly remote: GitRemote;
  /** Names, or a prefix that ends in `*`; the first must exist. */
  readonly branches: readonly string[];
  /** Says where those branches are. Asking costs less than fetching, and most of the time nothing has moved. */
  readonly tips: () => Promise<ReadonlyMap<string, string>>;
};

/** Prepares a clone of the branches' tips; `fetch` fills it. */
export async function clone({ remote, branches, tips, contents = false }: CloneOptions): Promise<Clone> {
  const bare = await openBare(remote, { depth: 2, contents });
  const { git } = bare;
  let refs: ReadonlyMap<string, string> = new Map();
  return {
    fetch: async () => {
      if (refs.size === 0 || !isDeepStrictEqual(await tips(), refs)) refs = await bare.fetch(branches);
    },
    branch: (name) => refs.get(name),
    ...commitReader(git),
    treeOf: async (commit, folder) => (await entryOf(git, commit, folder))?.id,
    parentsOf: (commit) => parentsOf(git, commit),
    checkOut: (commit, folder, target) => checkOut(git, { commit, folder, target }),
    [Symbol.asyncDispose]: () => bare[Symbol.asyncDispose](),
  };
}
