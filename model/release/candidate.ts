import type { Deployment } from "../spec/documents.generated.ts";

/** Whether a commit has an image, or what keeps it from one. */
export type Built =
  | { readonly state: "built"; readonly digest: string }
  | { readonly state: "waiting" | "failed"; readonly says: string };

/** What an environment has made of an image, by our own word on the commit it was built from. */
export type Verdict = {
  readonly state: "none" | "under-way" | "verified" | "failed";
  /** When it came to be so; ISO 8601. */
  readonly at?: string;
  readonly says?: string;
};

/** A version that somebody has tagged, and how far its commit has come. */
export type Tagged = {
  /** As Git has it: `v1.4.0`, `shop/v1.4.0`. */
  readonly tag: string;
  readonly version: string;
  readonly commit: string;
  /** Whether the default branch reaches the commit. */
  readonly isOnBranch: boolean;
  readonly built: Built;
  /** The digest that the registry has under the version, which nothing moves any more. */
  readonly released?: string;
  /** What the environment says of it that must verify it. */
  readonly verdict: Verdict;
  /** When the commit was made; ISO 8601. */
  readonly committedAt: string;
  /** When it was first said to wait; from then on the limit counts. A tag itself need not say when it was made. */
  readonly waitingSince?: string;
};

/** A Release's line for an application: which image, of which commit. */
export type Wanted = Deployment & { readonly digest: string; readonly commit: string };

/** One application that changes in a Release. */
export type Move = {
  readonly application: string;
  readonly from: Deployment | undefined;
  readonly to: Wanted;
  /** Why it moves: a new commit, a tag, a set that somebody named, or back, because what the Release says does not run. */
  readonly because: "push" | "tag" | "set" | "revert";
  /** When it was verified, where it had to be. */
  readonly verifiedAt?: string;
  readonly says?: string;
};

/** One application that does not change, though something of it is new. */
export type Held = {
  readonly application: string;
  /** Whose status says so too. */
  readonly commit?: string;
  readonly state: "waiting" | "refused" | "kept";
  readonly says: string;
};

/** What a Release becomes, and what it does not. */
export type Next = { readonly moves: readonly Move[]; readonly held: readonly Held[] };

export const isBuilt = (built: Built): built is Extract<Built, { readonly state: "built" }> => built.state === "built";
