import type { State, Step } from "../model/task/steps.ts";

/** What of an event of a Kustomization says how things stand. */
export type FluxMessage = { readonly severity: string; readonly reason: string; readonly message: string };

/** The longest message kept; the log cuts it further. */
export const maxMessageLength = 500;

export type Meaning = {
  readonly step: Step;
  readonly state: State;
  readonly message: string;
  /** In the sender's own words; absent where its word says nothing of this. */
  readonly reason?: string;
};
