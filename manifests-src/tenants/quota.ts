import type { Data } from "../../model/spec/data.ts";
import { times } from "../../model/spec/quantity.ts";
import type { Strategy } from "../../model/spec/strategy.ts";
import type { Resources, Scaling, WorkloadJob } from "../../model/spec/workload.ts";
import { mostPods } from "../rollout.ts";

/** So many pods, each of which asks for as much. */
export type Share = { readonly pods: number; readonly resources: Resources };

export type Demand = {
  readonly resources: Resources;
  readonly scaling: Scaling;
  readonly strategy?: Strategy;
  readonly jobs: Readonly<Record<string, WorkloadJob>>;
  readonly data: Data;
};

/** The most pods there are at one time, by what they are for. */
export const sharesOf = ({ resources, scaling, strategy, jobs, data: { database } }: Demand): readonly Share[] => [
  { pods: mostPods(scaling, strategy), resources },
  // One that runs, and one before it that has been told to end and has not yet.
  ...Object.values(jobs).map((job) => ({ pods: 2, resources: job.resources })),
  // One more for the job that sets up or joins an instance.
  ...(database === undefined ? [] : [{ pods: database.instances + 1, resources: database.resources }]),
];

/** What a share asks for altogether. */
export const totalOf = ({ pods, resources: { cpu, memory } }: Share): Resources => ({
  cpu: times(pods, cpu),
  memory: times(pods, memory),
});
