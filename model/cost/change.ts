import type { Model } from "../spec/model.ts";
import { type BudgetState, budgetState } from "./budget.ts";
import { type Estimate, estimate } from "./estimate.ts";
import { type CostLine, type CostOf, isUnknown, keyOf, type Range, toCents } from "./line.ts";

/** One line that differs. Absent: it was not there, or is there no more. */
export type LineChange = CostOf & {
  readonly before?: CostLine;
  readonly after?: CostLine;
  /** What it adds to the month; absent where what it costs is not known before or after. */
  readonly delta?: Range;
  /** It is part of what the nodes cost, so that its delta is not added to the environment's. */
  readonly isShare?: true;
};

/** What a change of the specs costs an environment in a month, in US dollars. */
export type CostChange = {
  readonly environment: string;
  readonly before: Estimate;
  readonly after: Estimate;
  /** Between what is known of both: incomplete where a line of `lines` has no delta. */
  readonly delta: Range;
  /** What adds or saves most first, then what is not known, then the shares of nodes. */
  readonly lines: readonly LineChange[];
  /** How the estimate after the change stands to the budget after the change. */
  readonly budget: BudgetState;
};

/** Without `before`, or where it does not have the environment, everything is new. */
export function costChange(before: Model | undefined, after: Model, environment: string): CostChange {
  const nothing: Estimate = { environment, lines: [], low: 0, high: 0, unknown: [] };
  const [former, latter] = [
    before === undefined ? nothing : estimate(before, environment),
    estimate(after, environment),
  ];
  const found = after.environments.get(environment);
  return {
    environment,
    before: former,
    after: latter,
    delta: { low: toCents(latter.low - former.low), high: toCents(latter.high - former.high) },
    lines: changedLines(former.lines, latter.lines),
    budget: found === undefined ? { status: "none" } : budgetState(found, latter),
  };
}

function changedLines(before: readonly CostLine[], after: readonly CostLine[]): readonly LineChange[] {
  const former = new Map(before.map((line) => [keyOf(line), line]));
  const latter = new Map(after.map((line) => [keyOf(line), line]));
  const keys = new Set([...former.keys(), ...latter.keys()]);
  return [...keys].flatMap((key) => changeOf(former.get(key), latter.get(key)) ?? []).sort(byWeight);
}

function changeOf(before: CostLine | undefined, after: CostLine | undefined): LineChange | undefined {
  const line = after ?? before;
  if (line === undefined || isSame(before, after)) return undefined;
  const { what, cluster, application, name } = line;
  const delta = deltaOf(before, after);
  return {
    what,
    cluster,
    ...(application === undefined ? {} : { application }),
    ...(name === undefined ? {} : { name }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(delta === undefined ? {} : { delta }),
    ...(isShare(before) || isShare(after) ? { isShare: true } : {}),
  };
}

/** What is not there costs nothing; what is not known is no number. */
function deltaOf(before: CostLine | undefined, after: CostLine | undefined): Range | undefined {
  const [former, latter] = [rangeOf(before), rangeOf(after)];
  if (former === undefined || latter === undefined) return undefined;
  return { low: toCents(latter.low - former.low), high: toCents(latter.high - former.high) };
}

function rangeOf(line: CostLine | undefined): Range | undefined {
  if (line === undefined) return { low: 0, high: 0 };
  return isUnknown(line) ? undefined : line;
}

const isShare = (line: CostLine | undefined): boolean =>
  line !== undefined && !isUnknown(line) && line.isShare === true;

function isSame(before: CostLine | undefined, after: CostLine | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (isUnknown(before) || isUnknown(after))
    return isUnknown(before) && isUnknown(after) && before.unknown === after.unknown;
  return before.low === after.low && before.high === after.high && isShare(before) === isShare(after);
}

const byWeight = (a: LineChange, b: LineChange): number => rankOf(a) - rankOf(b) || weightOf(b) - weightOf(a);
const rankOf = ({ delta, isShare }: LineChange): number => (isShare ? 2 : delta === undefined ? 1 : 0);
const weightOf = ({ delta = { low: 0, high: 0 } }: LineChange): number =>
  Math.max(Math.abs(delta.low), Math.abs(delta.high));
