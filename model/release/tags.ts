import { compareText } from "../problem.ts";
import { compareVersions, parseVersion, type Version } from "./version.ts";

/** A tag that counts. Its name holds nothing but what the spec's form and a version may. */
export type TaggedVersion = { readonly tag: string; readonly version: Version; readonly commit: string };

/** What a version is tagged as where the spec says nothing. */
export const usualForms = ["{version}", "v{version}"] as const;

const place = "{version}";

/** The version that a tag stands for by the first of the forms that fits; `undefined` where it counts as none. */
export function versionOf(forms: readonly string[], tag: string): Version | undefined {
  for (const form of forms) {
    const [before = "", after = ""] = form.split(place);
    if (tag.length < before.length + after.length || !tag.startsWith(before) || !tag.endsWith(after)) continue;
    const version = parseVersion(tag.slice(before.length, tag.length - after.length));
    if (version !== undefined) return version;
  }
  return undefined;
}

/** What a repository's tags say: one of each version, newest first, and the tags that contradict each other. */
export type Versions = {
  readonly versions: readonly TaggedVersion[];
  /** Of one version and different commits, so that nobody knows which it is. */
  readonly contradictions: readonly (readonly TaggedVersion[])[];
};

export function versionsIn(forms: readonly string[], tags: ReadonlyMap<string, { readonly commit: string }>): Versions {
  const byText = new Map<string, TaggedVersion[]>();
  for (const [tag, { commit }] of [...tags].sort(([a], [b]) => compareText(a, b))) {
    const version = versionOf(forms, tag);
    if (version === undefined) continue;
    byText.set(version.text, [...(byText.get(version.text) ?? []), { tag, version, commit }]);
  }
  const groups = [...byText.values()];
  const isOne = (group: readonly TaggedVersion[]): boolean => new Set(group.map(({ commit }) => commit)).size === 1;
  return {
    versions: groups
      .filter(isOne)
      .flatMap((group) => group.slice(0, 1))
      .sort((a, b) => compareVersions(b.version, a.version)),
    contradictions: groups.filter((group) => !isOne(group)),
  };
}
