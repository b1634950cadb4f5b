import type { ChildProcess } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { CreatedApp } from "../forge/created-app.ts";
import type { LandfallApp } from "../forge/landfall-app.ts";
import { Queue } from "../forge/queue.ts";
import type { Forge } from "../forge/server.ts";
import type { Delivery } from "../forge/webhooks.ts";
import { checkOut, deepen } from "./checkout.ts";
import { revisionOf } from "./github-context.ts";
import { Lanes } from "./lanes.ts";
import { writeNode, writeRelease } from "./release.ts";
import { type Run, type RunOrder, type RunPlace, WorkflowRun } from "./run.ts";
import { isTriggered } from "./trigger.ts";
import { readWorkflow } from "./workflow.ts";
import { workflowToken } from "./workflow-token.ts";

type WorkflowsOptions = {
  readonly forge: Forge;
  readonly app: LandfallApp;
  /** The App that plans read as. */
  readonly reader: CreatedApp;
  /** The program `act`. */
  readonly act: string;
  /** Gets a file per run with its whole output; made where it is missing. */
  readonly logs: string;
  /** The checkout whose actions run, with its bundles built; default this one. */
  readonly landfall?: string;
  /** How many run at once; default one per core. */
  readonly atOnce?: number;
  readonly onDone?: (run: Run) => void;
  /** Ends the processes, and removes what is in its folder, should this process crash. */
  readonly keeper?: { readonly folder: string; adopt(child: ChildProcess): void };
};

/** Runs the workflows that the forge's repositories hold, as its events come: GitHub Actions on this machine. */
export class Workflows {
  /** In the order they ended. */
  readonly done: Run[] = [];
  readonly #options: WorkflowsOptions;
  readonly #place: RunPlace;
  readonly #folder: string;
  readonly #lanes: Lanes;
  readonly #arrivals = new Queue();
  readonly #open = new Set<Promise<void>>();
  readonly #faults: unknown[] = [];
  readonly #deafen: () => void;
  #lastNumber = 0;

  constructor(options: WorkflowsOptions) {
    const { forge, app, reader, act, logs, keeper, landfall = join(import.meta.dirname, "../..") } = options;
    if (!existsSync(act)) throw new Error(`there is no act at ${act}`);
    this.#folder = mkdtempSync(join(keeper?.folder ?? tmpdir(), "landfall-workflows-"));
    this.#options = options;
    this.#lanes = new Lanes(options.atOnce ?? availableParallelism());
    this.#place = {
      ...{ act, app, reader, logs, forgeUrl: forge.url },
      ...{ release: this.#in("release"), bin: this.#in("bin") },
      ...(keeper && { adopt: (child) => keeper.adopt(child) }),
    };
    mkdirSync(logs, { recursive: true });
    try {
      writeRelease(landfall, this.#place.release);
      writeNode(this.#place.bin);
    } catch (error) {
      this.#remove();
      throw error;
    }
    this.#deafen = forge.onDelivery((delivery) => this.#take(delivery));
  }

  /** Until no run works or waits, those included that a run's own writes start. Throws what no run could be made of. */
  async idle(): Promise<void> {
    await this.#options.forge.settled();
    while (this.#open.size > 0) {
      await Promise.race(this.#open);
      await this.#options.forge.settled();
    }
    if (this.#faults.length > 0) throw this.#faults[0];
  }

  /** Stops what runs, forgets what waits, and removes all but the logs. */
  async close(): Promise<void> {
    this.#deafen();
    await this.#arrivals.settled();
    this.#lanes.clear();
    await Promise.all(this.#open);
    this.#remove();
  }

  #remove = (): void => rmSync(this.#folder, { recursive: true, force: true });
  #in = (name: string): string => join(this.#folder, name);

  #take(delivery: Delivery): void {
    const taken = this.#serve(delivery)
      .catch((error) => void this.#faults.push(error))
      .finally(() => this.#open.delete(taken));
    this.#open.add(taken);
  }

  /** Checked out one after the other, so that of two events the later one is the newer run. */
  async #serve(delivery: Delivery): Promise<void> {
    const checkout = mkdtempSync(this.#in("checkout-"));
    try {
      const orders = await this.#arrivals.run(() => this.#ordersOf(delivery, checkout));
      await Promise.all(orders.map((order) => this.#run(order)));
    } finally {
      rmSync(checkout, { recursive: true, force: true });
    }
  }

  async #ordersOf(delivery: Delivery, checkout: string): Promise<readonly RunOrder[]> {
    const revision = revisionOf(delivery);
    if (revision === undefined) return [];
    const url = this.#options.forge.gitUrl(delivery.repository);
    const token = workflowToken(delivery.repository);
    const commit = await checkOut(checkout, { url, token, revision });
    const triggered = globSync(".github/workflows/*.{yml,yaml}", { cwd: checkout })
      .sort()
      .map((file) => readWorkflow(file, readFileSync(join(checkout, file), "utf8")))
      .filter((workflow) => isTriggered(workflow, delivery));
    if (triggered.some(({ needsHistory }) => needsHistory)) await deepen(checkout, { token });
    return triggered.map((workflow) => {
      this.#lastNumber += 1;
      const number = this.#lastNumber;
      return { number, delivery, workflow, checkout, commit, folder: this.#in(`run-${number}`) };
    });
  }

  #run(order: RunOrder): Promise<void> {
    const finish = (run: Run): void => {
      this.done.push(run);
      this.#options.onDone?.(run);
    };
    return this.#lanes.add(new WorkflowRun(this.#place, order, finish));
  }
}
