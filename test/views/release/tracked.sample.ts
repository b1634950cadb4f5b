import type { Remark, State } from "../../../model/release/remark.ts";
import type { TrackedAll } from "../../../views/release/tracked.ts";

const [old, now] = ["a".repeat(40), "b".repeat(40)];

/** One of each. */
export const remarks: readonly Remark[] = [
  { word: "vanished" },
  { word: "elsewhere", name: "mallory/shop" },
  { word: "unreadable", reason: "git ls-remote failed" },
  { word: "archived" },
  { word: "empty" },
  { word: "headless" },
  { word: "moved-tag", tag: "v1.4.0", from: old, to: now, environments: ["eu", "us"] },
  { word: "moved-tag", tag: "v1.5.0", to: now, environments: [] },
  {
    word: "contradiction",
    version: "1.3.0",
    tags: [
      { tag: "1.3.0", commit: old },
      { tag: "v1.3.0", commit: now },
    ],
  },
  { word: "deleted-tag", version: "1.2.0", environments: ["production"] },
  { word: "rewritten", branch: "main", commit: old, environment: "staging" },
  { word: "refused", commit: old, branch: "main" },
  { word: "off-branch", tag: "v2.0.0", commit: old, branch: "main" },
  { word: "failed", commit: old, said: "tests failed: adds up" },
  { word: "renamed", name: "acme/store" },
  { word: "renamed-branch", from: "master", to: "main" },
  { word: "not-checked", what: "whether main was rewritten", reason: "no answer" },
  { word: "next-run", commit: old },
  { word: "to-build", tag: "v2.1.0", commit: now },
  { word: "building", commit: old, since: "2026-11-20T12:00:00Z" },
  { word: "retired" },
  { word: "shared", application: "web" },
  { word: "current", commit: now },
];

const states = remarks.map(
  (remark, index): State => ({ application: `app-${index}`, repository: "acme/shop", remarks: [remark] }),
);

export const tracked: TrackedAll = {
  source: { repository: "acme/specs", commit: "5".repeat(40) },
  builds: [
    {
      ...{ application: "shop", repository: "acme/shop", commit: now, image: "ghcr.io/acme/shop" },
      ...{ tag: "v2.1.0", version: "2.1.0", context: ".", file: "Dockerfile" },
    },
  ],
  states,
};
