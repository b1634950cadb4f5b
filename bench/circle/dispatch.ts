import type { Arrival } from "./observer.ts";

/** What Flux told of one unit of an application. */
export type Dispatch = {
  readonly ms: number;
  /** `staging/shop` */
  readonly target: string;
  /** `2026-11-20T12:00:00Z flux staging-eu/apps`: what its entry in the task's log has of it. */
  readonly logged: string;
};

type Payload = {
  readonly timestamp: string;
  readonly involvedObject: { readonly name: string };
  readonly metadata: { readonly environment: string; readonly cluster: string };
};

/** The dispatches among what arrived that speak of applications. */
export const dispatchesIn = (arrivals: readonly Arrival[]): readonly Dispatch[] =>
  arrivals.flatMap(({ ms, delivery: { event, payload } }) => {
    if (event !== "repository_dispatch") return [];
    const { timestamp, involvedObject, metadata } = payload["client_payload"] as Payload;
    const [, layer, application] = /^(apps|data|tenants)-(.+)$/.exec(involvedObject.name) ?? [];
    if (application === undefined) return [];
    const logged = `${timestamp} flux ${metadata.cluster}/${layer}`;
    return [{ ms, target: `${metadata.environment}/${application}`, logged }];
  });
