/**
 * What there is to say of an application's repository, the gravest first. Every outcome is one of these words: machines
 * read them, people the sentence.
 */
export const words = [
  "vanished",
  "elsewhere",
  "unreadable",
  "archived",
  "empty",
  "headless",
  "moved-tag",
  "contradiction",
  "deleted-tag",
  "rewritten",
  "refused",
  "off-branch",
  "failed",
  "renamed",
  "renamed-branch",
  "not-checked",
  "next-run",
  "to-build",
  "building",
  "retired",
  "shared",
  "current",
] as const;
export type Word = (typeof words)[number];

/** A commit, and the tag it was found by. */
export type Named = { readonly commit: string; readonly tag?: string };

export type Remark =
  /** The repository is not there, or not for this token. */
  | { readonly word: "vanished" }
  /** It went to another owner, whom the specs do not name. */
  | { readonly word: "elsewhere"; readonly name: string }
  | { readonly word: "unreadable"; readonly reason: string }
  | { readonly word: "archived" }
  | { readonly word: "empty" }
  /** It has branches, but not the one that is its default. */
  | { readonly word: "headless" }
  | {
      readonly word: "moved-tag";
      readonly tag: string;
      /** Absent where only the registry knows that it was another. */
      readonly from?: string;
      readonly to: string;
      /** Where the former commit runs. */
      readonly environments: readonly string[];
    }
  /** Tags of one version name different commits. */
  | { readonly word: "contradiction"; readonly version: string; readonly tags: readonly Named[] }
  | { readonly word: "deleted-tag"; readonly version: string; readonly environments: readonly string[] }
  | { readonly word: "rewritten"; readonly branch: string; readonly commit: string; readonly environment: string }
  /** Somebody asked for a commit that is neither on the default branch nor tagged. */
  | { readonly word: "refused"; readonly commit: string; readonly branch: string }
  | (Named & { readonly word: "off-branch"; readonly branch: string })
  | (Named & { readonly word: "failed"; readonly said: string })
  | { readonly word: "renamed"; readonly name: string }
  | { readonly word: "renamed-branch"; readonly from: string; readonly to: string }
  | { readonly word: "not-checked"; readonly what: string; readonly reason: string }
  | (Named & { readonly word: "next-run" | "to-build" })
  | (Named & { readonly word: "building"; readonly since: string })
  | { readonly word: "retired" }
  /** Another application of the same repository builds the same image. */
  | { readonly word: "shared"; readonly application: string }
  | { readonly word: "current"; readonly commit: string };

/** An application and everything there is to say of it, the gravest first; never nothing. */
export type State = {
  readonly application: string;
  /** As the specs name it, with its owner. */
  readonly repository: string;
  readonly remarks: readonly [Remark, ...(readonly Remark[])];
};

export const byGravity = (a: Remark, b: Remark): number => words.indexOf(a.word) - words.indexOf(b.word);
