import { availableParallelism } from "node:os";
import type { LandfallApp } from "../forge/landfall-app.ts";
import type { Forge } from "../forge/server.ts";
import type { Delivery } from "../forge/webhooks.ts";
import type { Ended } from "./ended.ts";
import type { Person } from "./person.ts";
import { type Job, type Ran, runJob } from "./runner.ts";
import type { Timeline } from "./timeline.ts";
import { told } from "./told.ts";

/** acme's workflows: which event runs which action, and that those that write work as Landfall's App. */
function jobFor({ event, repository, payload }: Delivery, app: LandfallApp["inputs"]): Job | undefined {
  const at = { event, payload, repository, commit: textAt(payload, "after") };
  const toMain = event === "push" && payload["ref"] === "refs/heads/main";
  if (repository === "acme/specs" && event === "pull_request" && payload["action"] !== "closed") {
    const head = (payload["pull_request"] as { head: { sha: string } }).head.sha;
    return { ...at, verb: "validate", commit: head, inputs: { path: "environments" } };
  }
  if (repository === "acme/specs" && toMain) {
    return { ...at, verb: "propose", inputs: { ...app, path: "environments" } };
  }
  const report = { ...app, environments: "acme/environments" };
  if (repository === "acme/environments" && toMain) return { ...at, verb: "report", inputs: report };
  if (repository === "acme/events" && event === "repository_dispatch") return { ...at, verb: "report", inputs: report };
  return undefined;
}

const textAt = (payload: Delivery["payload"], name: string): string =>
  typeof payload[name] === "string" ? payload[name] : "";

type JobsOptions = {
  readonly forge: Forge;
  readonly app: LandfallApp;
  /** Who checks out a pull request. */
  readonly checkout: Person;
  readonly timeline: Timeline;
};

/** Runs acme's workflows as their events come, twice as many at once as there are cores: each waits for the forge as well. */
export class Jobs {
  readonly done: Ended[] = [];
  readonly #queue: Job[] = [];
  readonly #forge: Forge;
  readonly #checkout: Person;
  readonly #timeline: Timeline;
  readonly #running = new Set<Promise<void>>();
  readonly #deafen: () => void;

  constructor({ forge, app, checkout, timeline }: JobsOptions) {
    this.#forge = forge;
    this.#checkout = checkout;
    this.#timeline = timeline;
    this.#deafen = forge.onDelivery((delivery) => {
      const job = jobFor(delivery, app.inputs);
      if (job === undefined) return;
      this.#queue.push(job);
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
    if (job.verb !== "validate") return this.#finish(job, await runJob(this.#forge.url, job));
    // The checkout of a pull request: its files are data.
    const branch = (job.payload as { pull_request: { head: { ref: string } } }).pull_request.head.ref;
    using checkout = await this.#checkout.clone("acme/specs", branch);
    this.#finish(job, await runJob(this.#forge.url, { ...job, workspace: checkout.folder }));
  }

  #finish({ verb }: Job, ran: Ran): void {
    const status = ran.status === 0 ? "success" : "failure";
    const ended = { ...ran, status, file: `.github/workflows/${verb}.yml` } as const;
    this.done.push(ended);
    told(ended, this.#timeline);
  }
}
