import { createHmac, randomUUID } from "node:crypto";
import type { HookOptions } from "./options.ts";
import { Queue } from "./queue.ts";
import type { Repository } from "./repository.ts";

export type Delivery = {
  readonly id: string;
  readonly event: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** How a delivery went: the receiver's status, or why there is none. */
export type Delivered = Delivery & { readonly url: string; readonly status?: number; readonly error?: string };

const timeoutMs = 10_000;

/** Sends events to the hooks over HTTP, signed, each hook's in order; like GitHub it sends once. */
export class Webhooks {
  readonly log: Delivered[] = [];
  readonly #hooks: readonly (HookOptions & { readonly queue: Queue })[];
  readonly #listeners = new Set<(delivery: Delivery) => void>();

  constructor(hooks: readonly HookOptions[]) {
    this.#hooks = hooks.map((hook) => ({ ...hook, queue: new Queue() }));
  }

  listen(listener: (delivery: Delivery) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Builds the payload only if somebody is there to read it. */
  async emit(
    repository: Repository,
    event: string,
    payload: () => Promise<Delivery["payload"]> | Delivery["payload"],
  ): Promise<void> {
    const hooks = this.#hooks.filter((hook) => hook.repository === repository.fullName && hook.events.includes(event));
    if (hooks.length === 0 && this.#listeners.size === 0) return;
    const delivery = { id: randomUUID(), event, repository: repository.fullName, payload: await payload() };
    for (const listener of this.#listeners) listener(delivery);
    for (const hook of hooks) void hook.queue.run(async () => this.log.push(await send(hook, delivery)));
  }

  async settled(): Promise<void> {
    await Promise.all(this.#hooks.map(({ queue }) => queue.settled()));
  }
}

async function send({ url, secret }: HookOptions, delivery: Delivery): Promise<Delivered> {
  const body = JSON.stringify(delivery.payload);
  const headers = {
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/forge",
    "x-github-event": delivery.event,
    "x-github-delivery": delivery.id,
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { status } = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    return { ...delivery, url, status };
  } catch (error) {
    return { ...delivery, url, error: error instanceof Error ? error.message : String(error) };
  }
}
