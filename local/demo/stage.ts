import { join } from "node:path";
import { Acme } from "../acme/acme.ts";
import { startCircle } from "../acme/circle.ts";
import { Delivery, delivered } from "../acme/delivery.ts";
import { Jobs } from "../acme/jobs.ts";
import { Person } from "../acme/person.ts";
import { clustersIn, sampleSpecs } from "../acme/specs.ts";
import type { Timeline } from "../acme/timeline.ts";
import { impatient } from "../acme/trial.ts";
import type { Tools } from "../control-plane/tools.ts";
import { Recorder } from "../replay/recorder.ts";
import { type Recorded, recording, retold } from "../replay/replay.ts";

/** What a story is told on. */
export type Stage = {
  readonly acme: Acme;
  /** Where Flux's part comes from, in a few words. */
  readonly flux: string;
  /** Flux's part of what was merged: until `contexts` of a commit of the specs have ended. `recordings`: by environment. */
  readonly happens: (what: {
    readonly commit: string;
    readonly contexts: readonly string[];
    readonly recordings: Readonly<Record<string, string>>;
    /** Only what Flux says of this application. */
    readonly only?: string;
  }) => Promise<void>;
  /** What builds and promotes. */
  readonly delivery: Delivery;
  /** Where the complete plan of a pull request is, in words. */
  readonly pageOf: (pull: number) => string;
  readonly close: (options: { readonly keepLogs: boolean }) => Promise<void>;
};

/** No cluster runs: what Flux says was recorded before, and is told again by each environment's own identity. */
export async function replayedStage(timeline: Timeline, folder: string | undefined): Promise<Stage> {
  const plans = folder === undefined ? undefined : join(folder, "plans");
  const delivery = await Delivery.start();
  const acme = await Acme.start({
    timeline,
    specs: delivered(sampleSpecs(), delivery.registry.address),
    ...(folder !== undefined && { folder }),
    run: ({ ada, ...parts }) => new Jobs({ ...parts, checkout: ada, plans }),
  });
  return {
    acme,
    delivery,
    flux: "its events are replayed from recorded ones",
    pageOf: (pull) => (plans === undefined ? "a page, which --keep keeps" : join(plans, String(pull), "plan.html")),
    close: async () => {
      await acme.close();
      await delivery[Symbol.asyncDispose]();
    },
    happens: async ({ recordings, only }) => {
      const commit = await acme.tip("acme/environments");
      const since = new Date();
      for (const [environment, name] of Object.entries(recordings)) {
        const flux = new Person(acme.forge.url, `acme-landfall-${environment}[bot]`, `t-${environment}`);
        const isMeant = ({ body }: Recorded): boolean => only === undefined || body.event_type.includes(`-${only}.`);
        const events = recording(name).filter(isMeant);
        timeline.say("flux", `reports from ${environment}: ${events.length} events (replayed: ${name})`);
        for (const event of events) {
          await flux.call("POST", "/repos/acme/events/dispatches", retold(event, { commit, since }));
        }
      }
      await acme.jobs.idle();
    },
  };
}

export type ClusterStageOptions = {
  readonly timeline: Timeline;
  readonly tools: Tools;
  /** Writes what Flux says over the recordings that the other stage replays. */
  readonly records: boolean;
};

/** Every cluster of acme's runs, with Flux. */
export async function clusterStage({ timeline, tools, records }: ClusterStageOptions): Promise<Stage> {
  const delivery = await Delivery.start();
  const specs = impatient(delivered(sampleSpecs(), delivery.registry.address));
  const circle = await startCircle({ tools, timeline, specs, clusters: clustersIn(specs) });
  const { acme, until } = circle;
  const recorder = new Recorder(acme.forge);
  return {
    acme,
    delivery,
    flux: "real Kubernetes, real Flux",
    pageOf: () => "a page, an artifact of the run",
    close: async (options) => {
      await circle.close(options);
      await delivery[Symbol.asyncDispose]();
    },
    happens: async ({ commit, contexts, recordings }) => {
      for (const context of contexts) {
        const hasEnded = async (): Promise<boolean> => (await acme.ended("acme/specs", commit, context)) !== undefined;
        await until(`${context} to end`, hasEnded, 300);
      }
      await acme.jobs.idle();
      if (records) recorder.write(recordings);
      recorder.forget();
    },
  };
}
