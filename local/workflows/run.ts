import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { CreatedApp } from "../forge/created-app.ts";
import type { LandfallApp } from "../forge/landfall-app.ts";
import type { Delivery } from "../forge/webhooks.ts";
import { Act, type Adopt } from "./act.ts";
import { type ActLog, readActLog, withoutMasks } from "./act-log.ts";
import { contextOf, interpolate } from "./github-context.ts";
import type { Ride } from "./lanes.ts";
import type { Workflow } from "./workflow.ts";
import { workflowToken } from "./workflow-token.ts";

/** How a run of a workflow ended. */
export type Run = ActLog & {
  readonly number: number;
  readonly event: string;
  readonly repository: string;
  /** The workflow, from the repository's root. */
  readonly file: string;
  /** The commit that was checked out. */
  readonly commit: string;
  /** Cancelled: by a newer one of its concurrency group, or by the end. */
  readonly status: "success" | "failure" | "cancelled";
  /** 0 for one that never started. */
  readonly seconds: number;
  /** The file with the whole output of act; the run's artifacts are in a folder beside it, of the same name without `.jsonl`. */
  readonly log: string;
};

/** What all runs share. */
export type RunPlace = {
  readonly act: string;
  readonly forgeUrl: string;
  readonly app: LandfallApp;
  /** The App that plans read as. */
  readonly reader: CreatedApp;
  readonly release: string;
  readonly bin: string;
  readonly logs: string;
  readonly adopt?: Adopt;
};

export type RunOrder = {
  readonly number: number;
  readonly delivery: Delivery;
  readonly workflow: Workflow;
  readonly checkout: string;
  readonly commit: string;
  /** For this run alone, made and removed by it. */
  readonly folder: string;
};

const longestMinutes = 10;

/** One run of a workflow, from its place in the queue to its end. */
export class WorkflowRun implements Ride {
  readonly group?: string;
  readonly stopsOthers: boolean = false;
  readonly #place: RunPlace;
  readonly #order: RunOrder;
  readonly #onDone: (run: Run) => void;
  #act: Act | undefined;
  #stopped: "cancelled" | "late" | undefined;

  constructor(place: RunPlace, order: RunOrder, onDone: (run: Run) => void) {
    this.#place = place;
    this.#order = order;
    this.#onDone = onDone;
    const { workflow, delivery } = order;
    if (workflow.concurrency === undefined) return;
    const context = contextOf(delivery);
    // A group belongs to its repository.
    this.group = `${delivery.repository}:${interpolate(workflow.concurrency.group, context)}`;
    this.stopsOthers = interpolate(workflow.concurrency.cancelInProgress, context) === "true";
  }

  start = async (): Promise<void> => {
    const started = performance.now();
    const { delivery, workflow, folder } = this.#order;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { app, reader, ...place } = this.#place;
    const { repository } = delivery;
    this.#act = new Act({
      ...place,
      ...this.#order,
      file: workflow.file,
      log: this.#log,
      artifacts: this.#log.replace(/\.jsonl$/, ""),
      secrets: {
        LANDFALL_PRIVATE_KEY: app.inputs["private-key"],
        LANDFALL_READER_PRIVATE_KEY: reader.privateKey,
        GITHUB_TOKEN: workflowToken(repository),
      },
      variables: {
        LANDFALL_CLIENT_ID: app.inputs["client-id"],
        LANDFALL_READER_CLIENT_ID: reader.options.clientId,
      },
    });
    const limit = setTimeout(() => this.#end("late"), longestMinutes * 60_000);
    const code = await this.#act.ended();
    clearTimeout(limit);
    rmSync(folder, { recursive: true, force: true });
    this.#finish(code, (performance.now() - started) / 1000);
  };

  stop = (): void => this.#end("cancelled");
  drop = (): void => this.#onDone({ ...this.#described, status: "cancelled", seconds: 0, lines: [], annotations: [] });

  #end(reason: "cancelled" | "late"): void {
    this.#stopped ??= reason;
    this.#act?.stop();
  }

  #finish(code: number | null, seconds: number): void {
    const text = withoutMasks(readFileSync(this.#log, "utf8"));
    writeFileSync(this.#log, text);
    const { lines, ...said } = readActLog(text);
    const late = this.#stopped === "late" ? [`stopped after ${longestMinutes} minutes`] : [];
    const status = this.#stopped === "cancelled" ? "cancelled" : code === 0 ? "success" : "failure";
    this.#onDone({ ...this.#described, ...said, lines: [...lines, ...late], status, seconds });
  }

  /** `0007-specs-validate-pull_request.jsonl`, in the order of the runs. */
  get #log(): string {
    const { number, delivery, workflow } = this.#order;
    const parts = [basename(delivery.repository), basename(workflow.file).replace(/\.ya?ml$/, ""), delivery.event];
    return join(this.#place.logs, `${String(number).padStart(4, "0")}-${parts.join("-")}.jsonl`);
  }

  get #described(): Pick<Run, "number" | "event" | "repository" | "file" | "commit" | "log"> {
    const { number, delivery, workflow, commit } = this.#order;
    const { event, repository } = delivery;
    return { number, event, repository, file: workflow.file, commit, log: this.#log };
  }
}
