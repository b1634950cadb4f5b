import type { Wanted } from "./choose.ts";
import type { Remark } from "./remark.ts";
import { type TaggedVersion, versionsIn } from "./tags.ts";
import type { Tracked } from "./tracked.ts";
import { tagRemarks, wantedVersions } from "./wanted.ts";

/** A commit that should have an image, and why. */
export type Candidate = { readonly commit: string; readonly why: Wanted["why"]; readonly version?: TaggedVersion };

export type Candidates = { readonly candidates: readonly Candidate[]; readonly remarks: readonly Remark[] };

/** A repository as far as this is about it. */
type Seen = { readonly tip: string; readonly tags: ReadonlyMap<string, { readonly commit: string }> };

/** What of a repository should have an image, each commit once, and what is wrong with its tags. */
export function candidatesOf(
  { forms, running }: Pick<Tracked, "forms" | "running">,
  { tip, tags }: Seen,
  asked: string | undefined,
): Candidates {
  const { versions, contradictions } = versionsIn(forms, tags);
  const contradicted = new Set(contradictions.flatMap(([one]) => (one === undefined ? [] : [one.version.text])));
  const told = tagRemarks(versions, contradicted, running.tagged);
  const moved = new Set(told.flatMap((remark) => (remark.word === "moved-tag" ? [remark.tag] : [])));
  const wanted = wantedVersions(versions, running.tagged).filter(({ tag }) => !moved.has(tag));
  const byCommit = new Map<string, Candidate>();
  const add = (commit: string, why: Candidate["why"]): void => {
    // Of several versions of one commit the newest names it.
    const version = wanted.find((one) => one.commit === commit);
    if (!byCommit.has(commit)) byCommit.set(commit, { commit, why, ...(version !== undefined && { version }) });
  };
  if (asked !== undefined) add(asked, "asked");
  for (const { commit } of wanted) add(commit, "tag");
  add(tip, "tip");
  return { candidates: [...byCommit.values()], remarks: [...told, ...contradictions.map(toRemark)] };
}

const toRemark = (tags: readonly TaggedVersion[]): Remark => ({
  word: "contradiction",
  version: tags[0]?.version.text ?? "",
  tags: tags.map(({ tag, commit }) => ({ tag, commit })),
});
