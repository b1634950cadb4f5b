import { OutsideError, UserError } from "../../model/problem.ts";
import type { Remembered } from "../../model/release/memory.ts";
import type { Remark } from "../../model/release/remark.ts";
import type { TrackDeps } from "./needs.ts";

/** A repository with a default branch that can be read. */
export type Seen = {
  /** What it is called today. */
  readonly name: string;
  readonly branch: string;
  readonly tip: string;
  readonly tags: ReadonlyMap<string, { readonly commit: string }>;
};

/** A repository as it is now. Without `seen`, the remarks say why nothing of it is built. */
export type Sight = {
  readonly seen?: Seen;
  readonly remarks: readonly Remark[];
  readonly remembered?: Omit<Remembered, "ancestry">;
  readonly error?: Error;
};

/** Looks at a repository by the name that the specs have for it. What cannot be read is said, and stops nobody else. */
export async function lookAt(repository: string, before: Remembered | undefined, deps: TrackDeps): Promise<Sight> {
  try {
    return await sightOf(repository, before, deps);
  } catch (error) {
    if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
    return { remarks: [{ word: "unreadable", reason: error.message }], ...kept(before), error };
  }
}

async function sightOf(repository: string, before: Remembered | undefined, deps: TrackDeps): Promise<Sight> {
  const known = await deps.known(repository, before);
  if (known === undefined) return { remarks: [{ word: "vanished" }] };
  const { name, isArchived, modified } = known;
  const remembered = { name, isArchived, ...(modified !== undefined && { modified }) };
  // Whoever owns it now is not who the specs trust to say what runs.
  if (ownerOf(name) !== ownerOf(repository)) return { remarks: [{ word: "elsewhere", name }], remembered };
  if (isArchived) return { remarks: [{ word: "archived" }], remembered };
  const { head, branches, tags } = await deps.refs(name);
  if (head === undefined) return { remarks: [{ word: branches.size === 0 ? "empty" : "headless" }], remembered };
  const { branch, commit: tip } = head;
  const from = before?.branch ?? branch;
  return {
    seen: { name, branch, tip, tags },
    remarks: [
      ...(name.toLowerCase() === repository.toLowerCase() ? [] : [{ word: "renamed" as const, name }]),
      ...(from === branch ? [] : [{ word: "renamed-branch" as const, from, to: branch }]),
    ],
    remembered: { ...remembered, branch },
  };
}

const ownerOf = (name: string): string => name.split("/")[0]?.toLowerCase() ?? "";

function kept(before: Remembered | undefined): Pick<Sight, "remembered"> {
  if (before === undefined) return {};
  const { ancestry: _, ...remembered } = before;
  return { remembered };
}
