export const states = ["fine", "wrong", "not checked"] as const;
export type State = (typeof states)[number];

/** What one check says of one thing. */
export type Finding = {
  readonly check: string;
  /** What it speaks of: a repository, an App. */
  readonly subject: string;
  readonly state: State;
  /** What holds, what does not, or why nobody can tell. */
  readonly says: string;
  /** What to do, and the page to do it on. */
  readonly fix?: { readonly text: string; readonly url: string };
};
