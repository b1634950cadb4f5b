import type { Data } from "../../model/spec/data.ts";
import { type Manifest, synthesize } from "../folder.ts";
import { workloadLabels } from "../labels.ts";
import { claim } from "./claim.ts";
import { database } from "./database.ts";

/** `isRetired`: the organization has said that the data may go, so that Flux may delete it. */
export type DataInput = {
  readonly application: string;
  readonly environment: string;
  readonly data: Data;
  readonly isRetired: boolean;
};

/** The layer `data`: what an application keeps, in a unit that nothing is pruned from until the application is retired. */
export const data = ({ application, environment, data: { volumes, database: wanted }, isRetired }: DataInput) =>
  synthesize(workloadLabels({ application, environment }), (chart) => {
    const annotations = isRetired ? {} : neverPruned;
    for (const [name, volume] of Object.entries(volumes)) claim(chart, { application, name, volume, annotations });
    if (wanted !== undefined) database(chart, { application, database: wanted, annotations });
  }) satisfies readonly Manifest[];

/** What Flux leaves where it is, even when it is no longer asked for. */
export const neverPruned = { "kustomize.toolkit.fluxcd.io/prune": "disabled" };
