import { printBranch } from "../../model/names/branch.ts";
import type { ByHand } from "../../model/tree/by-hand.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { type BranchHistory, openHistory } from "../io/git/history.ts";
import type { GitRemote } from "../io/git/process.ts";
import type { Repository } from "../io/github/client.ts";
import { lastMergeOf } from "../io/github/pull-requests.ts";

/** What people did to the environments repository. Its history is fetched only when somebody asks. */
export type Work = AsyncDisposable & {
  /** The commits of `main` that changed the plan's folder since Landfall last merged into it. */
  readonly since: (plan: FolderPlan, main: string) => Promise<Pick<ByHand, "edits" | "lostMerge">>;
};

/** The newest of the commits are told of, and no more. */
const most = 20;

export function openWork(remote: GitRemote, repository: Repository): Work {
  let opened: Promise<BranchHistory> | undefined;
  const close = async (): Promise<void> => (await opened?.catch(() => undefined))?.[Symbol.asyncDispose]();
  const historyAt = async (main: string): Promise<BranchHistory> => {
    if (opened !== undefined && !(await (await opened).holds(main))) {
      await close();
      opened = undefined;
    }
    opened ??= openHistory(remote, "main");
    return opened;
  };
  return {
    since: async ({ environment: folder, changes, drift }, main) => {
      if (changes.length === 0) return { edits: [] };
      const lastMerge = await lastMergeOf(repository, { branch: printBranch(folder), base: "main" });
      if (lastMerge === undefined && drift.length === 0) return { edits: [] };
      if (lastMerge?.commit === main && drift.length === 0) return { edits: [] };
      const history = await historyAt(main);
      if (lastMerge === undefined) return { edits: await history.changesOf({ to: main, folder, most }) };
      if (!(await history.holds(lastMerge.commit)))
        return { edits: [], lostMerge: { number: lastMerge.number, commit: lastMerge.commit } };
      const { commit, previous } = lastMerge;
      const edits = await history.changesOf({ to: main, from: commit, folder, most });
      if (edits.length > 0 || drift.length === 0) return { edits };
      // Either somebody was faster than the merge, or pushed to the proposal's own branch, which the merge brought in.
      const from = previous === undefined ? {} : { from: previous };
      const [merge, ...earlier] = await history.changesOf({ to: commit, ...from, folder, most });
      const touched = earlier.filter(({ paths }) => paths.some((path) => isAmong(path, drift)));
      return { edits: touched.length > 0 || merge === undefined ? touched : [merge] };
    },
    [Symbol.asyncDispose]: close,
  };
}

/** Drift names files, and units, which are folders. */
const isAmong = (path: string, drift: readonly string[]): boolean =>
  drift.some((one) => path === one || path.startsWith(`${one}/`));
