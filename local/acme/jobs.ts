import { cpSync, existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { CreatedApp } from "../forge/created-app.ts";
import type { LandfallApp } from "../forge/landfall-app.ts";
import type { Forge } from "../forge/server.ts";
import type { Delivery } from "../forge/webhooks.ts";
import type { Ended } from "./ended.ts";
import type { Person } from "./person.ts";
import { type Job, type Ran, runJob } from "./runner.ts";
import type { Timeline } from "./timeline.ts";
import { told } from "./told.ts";

type Apps = { readonly app: LandfallApp["inputs"]; readonly reader: CreatedApp };

/** acme's workflows: which event runs which actions, and as whom each works. */
function jobsFor({ event, repository, payload }: Delivery, { app, reader }: Apps): readonly Job[] {
  const at = { event, payload, repository, commit: textAt(payload, "after") };
  const toMain = event === "push" && payload["ref"] === "refs/heads/main";
  const specs = { path: "environments" };
  const report = { ...app, environments: "acme/environments" };
  if (repository === "acme/specs" && toMain) return [{ ...at, verb: "propose", inputs: { ...app, ...specs } }];
  if (repository === "acme/specs" && event.startsWith("pull_request") && payload["action"] !== "closed") {
    const of = { ...at, commit: pullOf(payload).head.sha };
    const key = {
      "environments-client-id": reader.options.clientId,
      "environments-private-key": reader.privateKey,
    };
    const plan: Job = { ...of, verb: "plan", inputs: { ...specs, ...key, token: "t-actions" } };
    return event === "pull_request" ? [{ ...of, verb: "validate", inputs: specs }, plan] : [plan];
  }
  const reports =
    (repository === "acme/environments" && toMain) || (repository === "acme/events" && event === "repository_dispatch");
  return reports ? [{ ...at, verb: "report", inputs: report }] : [];
}

type Pull = { readonly number: number; readonly head: { readonly ref: string; readonly sha: string } };
const pullOf = (payload: Delivery["payload"]): Pull => payload["pull_request"] as Pull;

const textAt = (payload: Delivery["payload"], name: string): string =>
  typeof payload[name] === "string" ? payload[name] : "";

type JobsOptions = {
  readonly forge: Forge;
  readonly app: LandfallApp;
  readonly reader: CreatedApp;
  /** Who checks out a pull request. */
  readonly checkout: Person;
  readonly timeline: Timeline;
  /** Where the complete plan of each pull request stays, in a folder of its number; default nowhere. */
  readonly plans?: string | undefined;
};

/** Runs acme's workflows as their events come, twice as many at once as there are cores: each waits for the forge as well. */
export class Jobs {
  readonly done: Ended[] = [];
  readonly #queue: Job[] = [];
  readonly #forge: Forge;
  readonly #checkout: Person;
  readonly #timeline: Timeline;
  readonly #plans: string | undefined;
  readonly #running = new Set<Promise<void>>();
  readonly #deafen: () => void;

  constructor({ forge, app, reader, checkout, timeline, plans }: JobsOptions) {
    this.#forge = forge;
    this.#checkout = checkout;
    this.#timeline = timeline;
    this.#plans = plans;
    this.#deafen = forge.onDelivery((delivery) => {
      this.#queue.push(...jobsFor(delivery, { app: app.inputs, reader }));
      this.#start();
    });
  }

  /** Until no job runs or waits, those included that a job's own writes start. */
  async idle(): Promise<void> {
    await this.#forge.settled();
    while (this.#running.size > 0) {
      await Promise.race(this.#running);
      await this.#forge.settled();
    }
  }

  /** Forgets what waits, and lets what runs come to its end. */
  async close(): Promise<void> {
    this.#deafen();
    this.#queue.length = 0;
    await Promise.all(this.#running);
  }

  #start(): void {
    while (this.#running.size < 2 * availableParallelism()) {
      const job = this.#queue.shift();
      if (job === undefined) return;
      const running = this.#run(job).finally(() => {
        this.#running.delete(running);
        this.#start();
      });
      this.#running.add(running);
    }
  }

  async #run(job: Job): Promise<void> {
    if (!job.event.startsWith("pull_request")) return this.#finish(job, await runJob(this.#forge.url, job));
    // The checkout of a pull request, with its history: its files are data.
    const { number, head } = pullOf(job.payload as Delivery["payload"]);
    using checkout = await this.#checkout.clone("acme/specs", head.ref);
    const ran = await runJob(this.#forge.url, { ...job, workspace: checkout.folder });
    const page = join(checkout.folder, "landfall-plan");
    if (this.#plans !== undefined && existsSync(page))
      cpSync(page, join(this.#plans, String(number)), { recursive: true });
    this.#finish(job, ran);
  }

  #finish({ verb }: Job, ran: Ran): void {
    const status = ran.status === 0 ? "success" : "failure";
    const ended = { ...ran, status, file: `.github/workflows/${verb}.yml` } as const;
    this.done.push(ended);
    told(ended, this.#timeline);
  }
}
