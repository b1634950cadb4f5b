import type { Trial } from "../../../local/acme/trial.ts";

/** A sentence, and what proves it; the claims before it have been proven on the same clusters. */
export type Claim<On = Trial> = { readonly title: string; readonly prove: (on: On) => Promise<void> };

/** The clusters of the environment staging, and what a status says once all is well on them. */
export const staging = ["staging-eu", "staging-us"] as const;
export const ready = "success: ready on staging-eu, staging-us";
