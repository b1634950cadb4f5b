import { parseSetTrailer } from "../../model/names/set-trailer.ts";
import type { Move } from "../../model/release/candidate.ts";
import type { PullRequest } from "../io/github/pull-requests.ts";
import type { Promotion, Stage } from "./needs.ts";
import { imagesIn } from "./next.ts";
import { movesTo, type ReleaseFile, textWith } from "./release-file.ts";
import { movesOfSet } from "./sets.ts";

/** What a promotion asks for. */
export type Standing = Pick<Promotion, "moves" | "held"> & { readonly set?: string | undefined };

/**
 * What an open pull request asks for, where it stays as it is: a batch whose checks have begun and did not fail, and a set
 * that somebody has asked for. `undefined`: it is to become what comes next. So it is where anybody else has written there.
 */
export async function standingOf(
  stage: Stage,
  file: ReleaseFile,
  { head }: PullRequest,
): Promise<Standing | undefined> {
  const { environment, deps } = stage;
  const set = await askedSet(stage, head);
  if (set === undefined && !(environment.delivery.on === "push" && (await isClosed(stage, head)))) return undefined;
  const after = await deps.specs.textAt(file.path, head);
  if (after === undefined) return undefined;
  const found = movesTo(file, after, set === undefined ? "push" : "set");
  const moves = set === undefined ? await ownOf(found, stage) : await asAsked(found, stage, set);
  return moves.length > 0 && textWith(file, moves) === after ? { moves, held: [], set } : undefined;
}

/** Whoever may push to the branch can write a trailer: it counts where our own check on that commit says the same. */
async function askedSet({ environment, deps }: Stage, head: string): Promise<string | undefined> {
  const set = parseSetTrailer(await deps.specs.messageOf(head));
  if (set === undefined) return undefined;
  return (await deps.specs.isAsked({ environment: environment.name, head, set })) ? set : undefined;
}

/** Once a batch is being checked nothing is added to it: it would never come to an end. */
async function isClosed({ deps }: Stage, head: string): Promise<boolean> {
  const { state, names } = await deps.specs.checksOn(head);
  return names.length > 0 && state !== "failed";
}

/** Those that this tool would have written: the image of a commit that the default branch reaches. */
async function ownOf(moves: readonly Move[], { model, environment, deps }: Stage): Promise<readonly Move[]> {
  const images = new Map(imagesIn(model, environment).map((one) => [one.name, one]));
  const own: Move[] = [];
  for (const move of moves) {
    const { image, fullRepository } = images.get(move.application) ?? {};
    if (image === undefined || fullRepository === undefined) continue;
    const { head } = await deps.refsOf(fullRepository);
    const isReached =
      head?.commit === move.to.commit || (await (await deps.commitsOf(fullRepository)).holds(move.to.commit));
    if (isReached && (await deps.images.digestOf(image, move.to.commit)) === move.to.digest) own.push(move);
  }
  return own;
}

/** Those that are in the set, with when it was verified. */
async function asAsked(moves: readonly Move[], stage: Stage, set: string): Promise<readonly Move[]> {
  const verified = await movesOfSet(stage, set);
  return moves.flatMap((move) => verified.filter((one) => isSame(one, move)));
}

const isSame = (a: Move, b: Move): boolean => a.application === b.application && a.to.digest === b.to.digest;
