import { maxReplicas, type Scaling } from "../model/spec/workload.ts";

/** How many pods a rollout starts before it stops as many old ones; capacity never falls below what was asked for. */
export const surgePercent = 25;

/**
 * The most pods there are at one time: those asked for, the new ones a rollout is starting, and as many old ones that it
 * has told to end and that have not yet.
 */
export function mostPods(scaling: Scaling): number {
  const surge = Math.max(1, Math.ceil((maxReplicas(scaling) * surgePercent) / 100));
  return maxReplicas(scaling) + 2 * surge;
}
