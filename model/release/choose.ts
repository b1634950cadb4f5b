import type { Build } from "./build.ts";

/** A build that should happen, and why: somebody asked, a tag says so, or it is the tip. */
export type Wanted = { readonly build: Build; readonly why: "asked" | "tag" | "tip" };

export type Chosen = { readonly now: readonly Build[]; readonly later: readonly Build[] };

const ranks = ["asked", "tag", "tip"] as const;

/**
 * As many as a run may start. What was asked for comes first, then versions, then tips; of one kind every application has
 * its turn before one has its second, beginning with another one each time, so that none waits for ever behind the others.
 */
export function choose(
  wanted: readonly Wanted[],
  { most, turn }: { readonly most: number; readonly turn: number },
): Chosen {
  const applications = [...new Set(wanted.map(({ build }) => build.application))];
  const placeOf = (application: string): number => {
    const { length } = applications;
    return (applications.indexOf(application) + length - (turn % length)) % length;
  };
  const seen = new Map<string, number>();
  const order = wanted
    .map(({ build, why }) => {
      const key = `${why} ${build.application}`;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      return { build, key: [ranks.indexOf(why), nth, placeOf(build.application)] };
    })
    .sort((a, b) => a.key.map((part, index) => part - (b.key[index] ?? 0)).find((order) => order !== 0) ?? 0)
    .map(({ build }) => build);
  return { now: order.slice(0, most), later: order.slice(most) };
}
