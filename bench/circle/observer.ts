import type { Forge } from "../../local/forge/server.ts";
import type { Delivery } from "../../local/forge/webhooks.ts";

/** A write that the forge served: what was sent to which address. */
export type Write = {
  readonly ms: number;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
};
export type Arrival = { readonly ms: number; readonly delivery: Delivery };

/** Writes down when the forge was told something, and when it had served a write, oldest first. */
export class Observer {
  readonly arrivals: Arrival[] = [];
  readonly writes: Write[] = [];

  constructor(forge: Forge) {
    forge.onDelivery((delivery) => void this.arrivals.push({ ms: performance.now(), delivery }));
    forge.interceptAfter(({ method, path, body }, status) => {
      if (method !== "GET" && status < 300 && typeof body === "object" && body !== null)
        this.writes.push({ ms: performance.now(), path, body: { ...body } });
      return undefined;
    });
  }

  /** The first push to a repository's main after a moment. Throws where there was none. */
  pushed(repository: string, afterMs: number): number {
    const push = this.arrivals.find(
      ({ ms, delivery: { event, payload, ...at } }) =>
        ms >= afterMs && at.repository === repository && event === "push" && payload["ref"] === "refs/heads/main",
    );
    if (push === undefined) throw new Error(`nothing was pushed to ${repository}`);
    return push.ms;
  }
}
