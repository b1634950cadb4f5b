import type { Model } from "../spec/model.ts";
import { type Costs, costsIn } from "./costs.ts";
import { type CostLine, isUnknown, type Range, toCents, type UnknownLine } from "./line.ts";

/**
 * What an environment costs in a month, as far as anybody can tell from the specs. `low` and `high` are the sums of the
 * lines that are known: with anything in `unknown`, it costs at least `low`, and nobody knows how much at most.
 */
export type Estimate = Range & {
  readonly environment: string;
  readonly lines: readonly CostLine[];
  readonly unknown: readonly UnknownLine[];
};

/** The environment's estimate; of one that the model does not have, nothing. */
export const estimate = (model: Model, environment: string): Estimate =>
  total(environment, costsIn(model, environment));

/** The sum of what costs; of nothing it is nothing. */
export function total(environment: string, costs: Costs | undefined): Estimate {
  const applications = [...(costs?.applications.values() ?? [])];
  const lines = [...(costs?.platform ?? []), ...applications.flatMap((application) => application.lines)];
  const counted = lines.flatMap((line) => (isUnknown(line) || line.isShare ? [] : [line]));
  return {
    environment,
    lines,
    low: toCents(counted.reduce((sum, { low }) => sum + low, 0)),
    high: toCents(counted.reduce((sum, { high }) => sum + high, 0)),
    unknown: lines.filter(isUnknown),
  };
}
