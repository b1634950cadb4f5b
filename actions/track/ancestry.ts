import type { Memory } from "../../model/release/memory.ts";
import type { TrackDeps } from "./needs.ts";
import type { Seen } from "./sight.ts";

/** Whether commits are behind their branch's tip, asked once for each pair and remembered for the next run. */
export type Ancestry = {
  readonly isBehind: (repository: string, seen: Seen, commit: string) => Promise<boolean>;
  /** What was asked for in this run. */
  readonly of: (repository: string) => Readonly<Record<string, boolean>>;
};

/** Repositories go by the name that the specs have for them. */
export function openAncestry(memory: Memory, deps: Pick<TrackDeps, "isBehind">): Ancestry {
  const used = new Map<string, Map<string, boolean>>();
  return {
    isBehind: async (repository, { name, tip }, commit) => {
      if (commit === tip) return true;
      const key = `${commit} ${tip}`;
      const known = used.get(repository) ?? new Map<string, boolean>();
      used.set(repository, known);
      const is = known.get(key) ?? memory.get(repository)?.ancestry[key] ?? (await deps.isBehind(name, commit, tip));
      known.set(key, is);
      return is;
    },
    of: (repository) => Object.fromEntries(used.get(repository) ?? []),
  };
}
