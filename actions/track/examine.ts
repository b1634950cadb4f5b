import type { Build } from "../../model/release/build.ts";
import { buildStatusOf } from "../../model/release/build-status.ts";
import type { Candidate } from "../../model/release/candidates.ts";
import type { Wanted } from "../../model/release/choose.ts";
import type { Remark } from "../../model/release/remark.ts";
import type { TaggedVersion } from "../../model/release/tags.ts";
import type { Tracked } from "../../model/release/tracked.ts";
import { printImageTag } from "../../model/release/version.ts";
import type { Ancestry } from "./ancestry.ts";
import type { TrackDeps } from "./needs.ts";
import type { Seen } from "./sight.ts";

export type Round = {
  readonly deps: TrackDeps;
  readonly ancestry: Ancestry;
  /** The login that reports. */
  readonly identity: string;
};

export type Examined = { readonly remarks: readonly Remark[]; readonly wanted?: Wanted };

/** Whether a commit lacks its image and nobody is at it; if so, the build that it takes. */
export async function examine(
  candidate: Candidate,
  tracked: Tracked,
  { seen, round }: { readonly seen: Seen; readonly round: Round },
): Promise<Examined> {
  const { commit, why } = candidate;
  const { deps, ancestry, identity } = round;
  const { application, image, repository } = tracked;
  const digest = await deps.digestOf(image, commit);
  const isTaken = candidate.version !== undefined && (await isTakenBy(candidate.version, { image, digest, deps }));
  const version = isTaken ? undefined : candidate.version;
  const moved: readonly Remark[] = isTaken ? [movedTo(candidate)] : [];
  if (digest !== undefined || (isTaken && why === "tag" && commit !== seen.tip)) return { remarks: moved };
  const named = { commit, ...(version !== undefined && { tag: version.tag }) };
  if (!(await ancestry.isBehind(repository, seen, commit))) {
    const { branch } = seen;
    const word = why === "asked" && version === undefined ? "refused" : "off-branch";
    return { remarks: [...moved, { word, ...named, branch }] };
  }
  const standing = buildStatusOf(await deps.statuses(seen.name, commit), { application, identity, now: deps.now() });
  if (standing.status === "building")
    return { remarks: [...moved, { word: "building", ...named, since: standing.since }] };
  if (standing.status === "failed" && why !== "asked")
    return { remarks: [...moved, { word: "failed", ...named, said: standing.said }] };
  const build = buildOf(tracked, { repository: seen.name, commit, version });
  return { remarks: moved, wanted: { build, why: why === "tag" && version === undefined ? "tip" : why } };
}

type Looked = { readonly image: string; readonly digest: string | undefined; readonly deps: TrackDeps };

/** Whether the registry has that version already, of another image than this commit's. */
async function isTakenBy({ version }: TaggedVersion, { image, digest, deps }: Looked): Promise<boolean> {
  const registered = await deps.digestOf(image, printImageTag(version));
  return registered !== undefined && registered !== digest;
}

const movedTo = ({ commit, version }: Candidate): Remark => ({
  word: "moved-tag",
  tag: version?.tag ?? "",
  to: commit,
  environments: [],
});

type Of = Pick<Build, "repository" | "commit"> & { readonly version: TaggedVersion | undefined };

const buildOf = ({ application, image, recipe }: Tracked, { repository, commit, version }: Of): Build => ({
  application,
  repository,
  commit,
  image,
  ...(version !== undefined && { tag: version.tag, version: version.version.text }),
  ...recipe,
});
