/** What was asked of GitHub: what it said, that there is no such thing, or why nobody can tell. */
export type Seen<Value> =
  | { readonly status: "seen"; readonly value: Value }
  | { readonly status: "missing" }
  | { readonly status: "hidden"; readonly reason: string };

export const seen = <Value>(value: Value): Seen<Value> => ({ status: "seen", value });
export const hidden = (reason: string): Seen<never> => ({ status: "hidden", reason });
