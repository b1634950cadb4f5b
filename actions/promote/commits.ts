import { UserError } from "../../model/problem.ts";
import { parseTime } from "../../model/task/event.ts";
import { type BranchHistory, openHistory } from "../io/git/history.ts";
import type { GitRemote } from "../io/git/process.ts";
import type { RemoteRefs } from "../io/git/refs.ts";
import type { Commits } from "./needs.ts";

type Opened = { readonly tip: string; readonly history: Promise<BranchHistory> };

/** Histories of default branches, each cloned when somebody first asks, and again once its branch has moved. */
export function openCommits(remoteOf: (repository: string) => GitRemote) {
  const opened = new Map<string, Opened>();
  const close = async ({ history }: Opened): Promise<void> =>
    (await history.catch(() => undefined))?.[Symbol.asyncDispose]();
  return {
    of: async (repository: string, { head }: RemoteRefs): Promise<Commits> => {
      if (head === undefined) throw new UserError(`${repository} has no commit yet`);
      const before = opened.get(repository);
      if (before !== undefined && before.tip !== head.commit) {
        opened.delete(repository);
        await close(before);
      }
      const one = opened.get(repository) ?? {
        tip: head.commit,
        history: openHistory(remoteOf(repository), head.branch),
      };
      opened.set(repository, one);
      return commitsIn(await one.history);
    },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await Promise.all([...opened.values()].map(close));
    },
  };
}

const commitsIn = (history: BranchHistory): Commits => ({
  holds: history.holds,
  committedAt: async (commit) => parseTime(await history.committedAt(commit)) ?? "",
  between: async (from, to, most) => {
    // Git would ask the remote for what it does not have, by whatever name it was given.
    const isKnown = from !== undefined && (await history.holds(from));
    return history.commitsOf({ to: to ?? history.tip(), ...(isKnown && { from }), most });
  },
});
