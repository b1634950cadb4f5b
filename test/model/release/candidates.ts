import type { Tagged } from "../../../model/release/candidate.ts";

/** Forty hexadecimal digits out of one or two. */
export const sha = (digits: string): string => digits.repeat(40).slice(0, 40);
export const digest = (digits: string): string => `sha256:${digits.repeat(64).slice(0, 64)}`;

/** A version on the default branch, with an image, of which nobody has said anything. */
export const tagged = (version: string, digits: string, other: Partial<Tagged> = {}): Tagged => ({
  ...{ tag: `v${version}`, version, commit: sha(digits), isOnBranch: true },
  built: { state: "built", digest: digest(digits) },
  verdict: { state: "none" },
  committedAt: "2026-11-20T10:00:00Z",
  ...other,
});
