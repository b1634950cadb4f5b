import { escapeMarkdown } from "../markup/markdown.ts";

/** What a reviewer must know before anything else: whose folder goes. Empty when none does. */
export const toRemovedClusters = (clusters: readonly string[]): string =>
  clusters.length === 0
    ? ""
    : `**Caution: the specs no longer have ${names(clusters)}, so its whole folder goes.** What runs there goes on, and nobody steers it from then on: take it down yourself, or bring the Cluster document back.`;

const names = (clusters: readonly string[]): string =>
  `the ${clusters.length === 1 ? "cluster" : "clusters"} ${clusters.map(escapeMarkdown).join(", ")}`;
