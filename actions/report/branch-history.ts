import { isLabel } from "../../model/names/label.ts";
import { type Lock, lockFile } from "../../model/tree/lock.ts";
import { parseLock } from "../../model/tree/parse-lock.ts";
import type { BranchHistory } from "../io/git/history.ts";
import { once } from "../io/once.ts";
import type { History } from "./needs.ts";

/** A branch of the environments repository, as what it says of environments. */
export function historyOf(branch: BranchHistory): History {
  const lockPath = (environment: string): string => `${environment}/${lockFile}`;
  // A commit's files never change: each lock is read once, and its text parsed once.
  const lockAt = once(async (place): Promise<Lock | undefined> => {
    const [commit = "", environment = ""] = place.split(":");
    const text = await branch.readFile(commit, lockPath(environment));
    return text === undefined ? undefined : parseLock(text);
  });
  return {
    tip: async () => branch.tip(),
    isOnDefaultBranch: branch.holds,
    firstParentOf: branch.firstParentOf,
    committedAt: branch.committedAt,
    lastChange: branch.lastChange,
    recent: (environment, time, most) => branch.since(time, { path: environment, most }),
    // Every unit has this file; the units a cluster has one of go only with the cluster itself.
    removals: (commit, folder, most) => branch.deletions({ commit, glob: `${folder}/*/*/kustomization.yaml`, most }),
    environmentsAt: async (commit) => {
      const folders = (await branch.listFolders(commit)).filter(isLabel);
      const locks = await branch.existing(commit, folders.map(lockPath));
      return folders.filter((folder) => locks.has(lockPath(folder)));
    },
    lockAt: (commit, environment) => lockAt(`${commit}:${environment}`),
  };
}
