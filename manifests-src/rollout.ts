import type { Strategy } from "../model/spec/strategy.ts";
import { maxReplicas, type Scaling } from "../model/spec/workload.ts";

/** How many pods a rollout starts before it stops as many old ones; capacity never falls below what was asked for. */
export const surgePercent = 25;

/** After so long without a further pod that is ready, Kubernetes calls a rollout stuck. */
export const progressDeadlineSeconds = 240;

/**
 * The most pods there are at one time: those asked for, the new ones a rollout is starting, and as many old ones that it
 * has told to end and that have not yet. Where a strategy was named there may be two such sets, Flagger's primary and the other.
 */
export function mostPods(scaling: Scaling, strategy?: Strategy): number {
  const surge = Math.max(1, Math.ceil((maxReplicas(scaling) * surgePercent) / 100));
  return (maxReplicas(scaling) + 2 * surge) * (strategy === undefined ? 1 : 2);
}
