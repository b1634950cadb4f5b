import { UserError } from "../../model/problem.ts";
import { clone } from "./git/clone.ts";
import type { GitRemote } from "./git/process.ts";
import { readCheckedOut } from "./specs-commit.ts";

/** The specs at the tip of a branch: every YAML file below `folder`, by its path in the repository. */
export type SpecsTip = { readonly commit: string; readonly files: ReadonlyMap<string, Uint8Array> };

/** A specs repository, asked anew each time. */
export type SpecsRemote = AsyncDisposable & {
  /** The branch's commit. */
  readonly tip: () => Promise<string>;
  /** The same with the files; they come only when the commit is another than last time. */
  readonly look: () => Promise<SpecsTip>;
  /** Whether the commit last looked at has such a folder. */
  readonly holds: (folder: string) => Promise<boolean>;
};

export type SpecsPlace = {
  readonly remote: GitRemote;
  readonly branch: string;
  readonly folder: string;
  /** Says where the branch is. */
  readonly tip: () => Promise<string>;
};

/** Opens the specs below a folder of a remote's branch. Their files are data: nothing in them is executed. */
export async function openSpecs({ remote, branch, folder, tip }: SpecsPlace): Promise<SpecsRemote> {
  const tips = async () => new Map([[branch, await tip()]]);
  const specs = await clone({ remote, branches: [branch], tips, contents: true });
  let seen: SpecsTip | undefined;
  return {
    tip,
    look: async () => {
      await specs.fetch();
      const commit = specs.branch(branch);
      if (commit === undefined) throw new UserError(`${remote.url} has no branch ${branch}`);
      if (seen?.commit === commit) return seen;
      seen = { commit, files: await readCheckedOut(folder, (target) => specs.checkOut(commit, folder, target)) };
      return seen;
    },
    holds: async (other) => seen !== undefined && (await specs.treeOf(seen.commit, other)) !== undefined,
    [Symbol.asyncDispose]: () => specs[Symbol.asyncDispose](),
  };
}
