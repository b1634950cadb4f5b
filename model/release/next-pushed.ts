import { shortCommit } from "../names/commit.ts";
import type { Deployment } from "../spec/documents.generated.ts";
import { later } from "../task/event.ts";
import { type Held, isBuilt, type Move, type Next, type Tagged, type Verdict } from "./candidate.ts";

/** An application in an environment that gets every push. */
export type Pushed = {
  readonly application: string;
  readonly current: Deployment | undefined;
  /** What the environment says of what it runs. */
  readonly verdict: Verdict;
  /** The newest commit of the default branch that has an image. */
  readonly newest: { readonly commit: string; readonly digest: string } | undefined;
  /** Versions that are on their way to production, in the order of their commits, oldest first. */
  readonly tagged: readonly Tagged[];
};

/**
 * What comes next: tagged commits one after the other, each until its tests have ended, and between them the newest
 * commit. So many commits become one, but a version is never left out.
 */
export function nextPushed(applications: readonly Pushed[], now: string): Next {
  const each = applications.map((one) => nextOf(one, now));
  return { moves: each.flatMap(({ moves }) => moves), held: each.flatMap(({ held }) => held) };
}

function nextOf(one: Pushed, now: string): Next {
  const { application, current, newest, tagged } = one;
  const running = tagged.find(({ commit }) => commit === current?.commit);
  if (running !== undefined && isOpen(one.verdict) && !isSilent(one.verdict, now))
    return hold({ application, commit: running.commit, state: "kept", says: `${running.version} is being verified` });
  const waiting = tagged.find(
    ({ commit, isOnBranch, verdict, built }) =>
      isOnBranch && commit !== current?.commit && isOpen(verdict) && built.state !== "failed",
  );
  if (waiting !== undefined) {
    if (isBuilt(waiting.built)) return move(one, waiting.commit, waiting.built.digest, waiting.version);
    return hold({ application, commit: waiting.commit, state: "waiting", says: waiting.built.says });
  }
  if (newest === undefined || newest.commit === current?.commit) return { moves: [], held: [] };
  return move(one, newest.commit, newest.digest, tagged.find(({ commit }) => commit === newest.commit)?.version);
}

/** Nobody has the last word yet. */
const isOpen = ({ state }: Verdict): boolean => state === "none" || state === "under-way";

/** So long a version may keep others from coming; by then its task has ended, or nobody speaks of it any more. */
const patienceSeconds = 3 * 3600;
const isSilent = ({ at }: Verdict, now: string): boolean => at !== undefined && now > later(at, patienceSeconds);

function move({ application, current }: Pushed, commit: string, digest: string, version: string | undefined): Next {
  const to = { digest, ...(version !== undefined && { version }), commit };
  const says = version === undefined ? shortCommit(commit) : version;
  const one: Move = { application, from: current, to, because: "push", says };
  return { moves: [one], held: [] };
}

const hold = (held: Held): Next => ({ moves: [], held: [held] });
