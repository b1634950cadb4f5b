import type { Remark } from "./remark.ts";
import type { Running } from "./running.ts";
import type { TaggedVersion } from "./tags.ts";
import { compareVersions, precedence, type Version } from "./version.ts";

/** The most versions of an application that are looked at: history is not built. */
export const mostVersions = 100;

/**
 * The versions that should have an image, newest first: those after what runs, and where nothing was released by a version
 * yet only the newest. `versions` are newest first.
 */
export function wantedVersions(
  versions: readonly TaggedVersion[],
  tagged: readonly Running[],
): readonly TaggedVersion[] {
  const running = tagged.flatMap((one) => versionAt(one, versions) ?? []);
  const [oldest] = running.toSorted(compareVersions);
  if (oldest === undefined) return versions.slice(0, 1);
  const isReleased = ({ version, commit }: TaggedVersion): boolean =>
    tagged.some((one) => one.version?.text === version.text && (one.commit ?? commit) === commit);
  return versions.filter((one) => precedence(one.version, oldest) > 0 && !isReleased(one)).slice(0, mostVersions);
}

/** A Release that says no version may say the commit of one. */
const versionAt = (running: Running, versions: readonly TaggedVersion[]): Version | undefined =>
  running.version ??
  (running.commit === undefined ? undefined : versions.find(({ commit }) => commit === running.commit)?.version);

/** What became of the tags of what runs: those that were moved, and those that are gone. */
export function tagRemarks(
  versions: readonly TaggedVersion[],
  contradicted: ReadonlySet<string>,
  tagged: readonly Running[],
): readonly Remark[] {
  const remarks = new Map<string, Remark>();
  for (const { version, commit, environment } of tagged) {
    if (version === undefined || contradicted.has(version.text)) continue;
    const found = versions.find((one) => one.version.text === version.text);
    if (found !== undefined && (commit === undefined || found.commit === commit)) continue;
    const key = `${version.text} ${found === undefined ? "" : commit}`;
    const before = remarks.get(key);
    const environments = [
      ...(before !== undefined && "environments" in before ? before.environments : []),
      environment,
    ];
    if (found === undefined) remarks.set(key, { word: "deleted-tag", version: version.text, environments });
    else if (commit !== undefined)
      remarks.set(key, { word: "moved-tag", tag: found.tag, from: commit, to: found.commit, environments });
  }
  return [...remarks.values()];
}
