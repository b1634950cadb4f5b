import { branchTip, listRefs, moveRef, noCommit } from "./git/refs.ts";
import type { Pull } from "./records.ts";
import type { Repository } from "./repository.ts";
import type { Site } from "./site.ts";

/** What people do to a repository on its pages, where REST has no route here. */
export type Settings = {
  /** Its former name leads to it from then on, by REST and by Git. */
  readonly rename: (fullName: string) => void;
  readonly archive: (isArchived: boolean) => void;
  /** Gives the default branch another name. */
  readonly renameBranch: (name: string) => Promise<void>;
  readonly remove: () => Promise<void>;
  /** Takes every branch and tag away. */
  readonly empty: () => Promise<void>;
  /** Makes a pull request a draft, or ready again. */
  readonly setDraft: (number: number, draft: boolean) => void;
  /** Makes a pull request one of a fork: answers and events name the other repository, which nobody can open. */
  readonly setFork: (number: number, fullName: string) => void;
};

/** Throws when there is no such repository. */
export function settingsOf(site: Site, fullName: string): Settings {
  const [owner = "", name = ""] = fullName.split("/");
  const repository = site.repository(owner, name);
  if (repository === undefined) throw new Error(`there is no repository ${fullName}`);
  return {
    rename: (wanted) => {
      site.rename(repository, wanted);
      repository.changedAt = site.now();
    },
    archive: (isArchived) => {
      repository.isArchived = isArchived;
      repository.changedAt = site.now();
    },
    renameBranch: (wanted) => repository.writes.run(() => renameBranch(site, repository, wanted)),
    remove: async () => {
      site.remove(repository);
      await repository.writes.settled();
      await repository.git.close();
    },
    empty: () => repository.writes.run(() => dropRefs(repository)),
    setDraft: (number, draft) => editPull(repository, number, { draft }),
    setFork: (number, fork) => editPull(repository, number, { fork }),
  };
}

function editPull({ pulls }: Repository, number: number, edit: Partial<Pull>): void {
  const pull = pulls.get(number);
  if (pull !== undefined) pulls.set(number, { ...pull, ...edit });
}

async function renameBranch(site: Site, repository: Repository, wanted: string): Promise<void> {
  const { git, defaultBranch } = repository;
  const tip = await branchTip(git, defaultBranch);
  const [from, to] = [`refs/heads/${defaultBranch}`, `refs/heads/${wanted}`];
  if (tip === undefined || !(await moveRef(git, to, { before: noCommit, after: tip })))
    throw new Error(`${defaultBranch} cannot be called ${wanted}`);
  await git.output(["symbolic-ref", "HEAD", to]);
  await moveRef(git, from, { before: tip, after: noCommit });
  repository.defaultBranch = wanted;
  repository.changedAt = site.now();
}

async function dropRefs({ git }: Repository): Promise<void> {
  for (const { name, id } of await listRefs(git)) await moveRef(git, name, { before: id, after: noCommit });
}
