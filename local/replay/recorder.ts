import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Forge } from "../forge/server.ts";
import type { Dispatch, Recorded } from "./replay.ts";

type Heard = Recorded & { readonly environment: string };

/** Hears what clusters dispatch to acme's events repository, and writes it down as `replay.ts` reads it. */
export class Recorder {
  #heard: Heard[] = [];

  constructor(forge: Forge) {
    forge.onDelivery(({ event, payload }) => {
      if (event !== "repository_dispatch") return;
      const { action, client_payload } = payload as { action: string; client_payload: Dispatch["client_payload"] };
      const { environment = "" } = client_payload.metadata;
      this.#heard.push({ environment, atMs: performance.now(), body: { event_type: action, client_payload } });
    });
  }

  /** Writes a recording per environment that was heard of since the last `forget`; `names` has them by environment. */
  write(names: Readonly<Record<string, string>>): void {
    for (const [environment, name] of Object.entries(names)) {
      const heard = this.#heard.filter((one) => one.environment === environment);
      const lines = heard.map(({ atMs, body }) =>
        JSON.stringify({ atMs: Math.round(atMs - (heard[0]?.atMs ?? 0)), body }),
      );
      writeFileSync(join(import.meta.dirname, `${name}.jsonl`), `${lines.join("\n")}\n`);
    }
  }

  forget(): void {
    this.#heard = [];
  }
}
