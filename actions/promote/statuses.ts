import { parseReleaseContext } from "../../model/names/delivery-context.ts";
import { type Asked, buildStatusOf } from "../../model/release/build-status.ts";
import type { Built, Verdict } from "../../model/release/candidate.ts";
import type { OwnStatus } from "./needs.ts";

/** What the statuses of one context say, newest first. */
const ofContext = (statuses: readonly OwnStatus[], context: string): readonly OwnStatus[] =>
  statuses.filter((status) => status.context.toLowerCase() === context.toLowerCase());

/**
 * What an environment made of a commit: its last verdict, whatever began after that. That something newer came before there
 * was one (`error`) is none.
 */
export function verdictOf(statuses: readonly OwnStatus[], context: string): Verdict {
  const own = ofContext(statuses, context);
  const last = own.find(({ state }) => state === "success" || state === "failure");
  if (last !== undefined) return { state: last.state === "success" ? "verified" : "failed", ...told(last) };
  const [newest] = own;
  if (newest?.state !== "pending") return { state: "none" };
  return { state: "under-way", ...told(newest) };
}

const told = ({ createdAt, description }: OwnStatus) => ({
  at: createdAt,
  ...(description !== null && { says: description }),
});

/** Since when an application's version is said to be on its way, wherever that is. */
export function waiting(statuses: readonly OwnStatus[], application: string): { readonly waitingSince?: string } {
  const own = statuses.filter(({ context }) => parseReleaseContext(context)?.application === application);
  const first = own.map(({ createdAt }) => createdAt).toSorted()[0];
  return first === undefined ? {} : { waitingSince: first };
}

/** Of a commit without an image: whether there will be one. */
export function builtOf(statuses: readonly OwnStatus[], asked: Asked): Built {
  const build = buildStatusOf(statuses, asked);
  if (build.status === "failed") return { state: "failed", says: build.said };
  const says =
    build.status === "building" ? `its image is being built since ${build.since}` : "its image is not built yet";
  return { state: "waiting", says };
}
