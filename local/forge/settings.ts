import { listRefs, moveRef, noCommit } from "./git/refs.ts";
import type { Pull } from "./records.ts";
import type { Repository } from "./repository.ts";
import type { Site } from "./site.ts";

/** What people do to a repository on its pages, where REST has no route here. */
export type Settings = {
  /** Its former name leads to it from then on, by REST and by Git. */
  readonly rename: (fullName: string) => void;
  readonly archive: (isArchived: boolean) => void;
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
    rename: (wanted) => site.rename(repository, wanted),
    archive: (isArchived) => {
      repository.isArchived = isArchived;
    },
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

async function dropRefs({ git }: Repository): Promise<void> {
  for (const { name, id } of await listRefs(git)) await moveRef(git, name, { before: id, after: noCommit });
}
