import type { EnvironmentSpec } from "./documents.generated.ts";

/** What an environment is for. */
export type Tier = EnvironmentSpec["tier"];

/** The one that is held to the most first. */
export const tiers: readonly Tier[] = ["production", "management", "cicd", "staging", "playground"];
