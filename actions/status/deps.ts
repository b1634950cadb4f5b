import type { TaskId } from "../../model/names/external-id.ts";
import { parseTime } from "../../model/task/event.ts";
import { openTask } from "../../model/task/open.ts";
import { type Lock, lockFile } from "../../model/tree/lock.ts";
import { parseLock } from "../../model/tree/parse-lock.ts";
import { type BranchHistory, openHistory } from "../io/git/history.ts";
import { openGitHub, repositoryOf } from "../io/github/client.ts";
import { conditional } from "../io/github/conditional.ts";
import { listDeploymentStatuses } from "../io/github/deployments.ts";
import { listNewestDeployments } from "../io/github/newest-deployments.ts";
import { type NarrowServer, remoteOf } from "../io/github/server.ts";
import type { StatusDeps } from "./needs.ts";

export type StatusTarget = Pick<StatusDeps, "identity" | "progress" | "repository"> & { readonly server: NarrowServer };

/** What `run` needs. The repository is cloned only where an environment is told as a whole. */
export function connect({ server, repository: name, ...rest }: StatusTarget): StatusDeps & AsyncDisposable {
  const gitHub = openGitHub({ ...server, fetch: conditional(server.fetch) });
  const repository = repositoryOf(gitHub, name);
  let opened: Promise<BranchHistory> | undefined;
  const close = async (): Promise<void> => {
    const history = await opened?.catch(() => undefined);
    opened = undefined;
    await history?.[Symbol.asyncDispose]();
  };
  /** As it is now, where the commit was not there when it was cloned. */
  const historyWith = async (commit: string): Promise<BranchHistory> => {
    const before = await opened?.catch(() => undefined);
    if (before !== undefined && (await before.holds(commit))) return before;
    await close();
    opened = openHistory(remoteOf(server, name), "main");
    return opened;
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...rest,
    repository: name,
    list: (of) => listNewestDeployments(repository, of),
    log: async (id) => {
      const statuses = await listDeploymentStatuses(repository, id);
      return statuses.map(({ at, entry, creator }) => ({ at, entry, creator }));
    },
    wholeTask: (id) => {
      // One after the other: they share the clone.
      const next = last.then(async () => wholeTask(id, await historyWith(id.commit)));
      last = next.catch(() => undefined);
      return next;
    },
    now: () => parseTime(gitHub.now().toISOString()) ?? "",
    [Symbol.asyncDispose]: close,
  };
}

async function wholeTask({ target, commit }: TaskId, history: BranchHistory) {
  if (!(await history.holds(commit))) return undefined;
  const lockAt = async (at: string): Promise<Lock | undefined> => {
    const text = await history.readFile(at, `${target.environment}/${lockFile}`);
    return text === undefined ? undefined : parseLock(text);
  };
  const [after, parent] = [await lockAt(commit), await history.firstParentOf(commit)];
  if (after === undefined) return undefined;
  return openTask({ target, commit }, parent === undefined ? undefined : await lockAt(parent), after);
}
