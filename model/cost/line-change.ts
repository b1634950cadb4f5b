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

/** The lines that differ, weightiest first; a line that is the same by identity is not looked at. */
export function changedLines(before: readonly CostLine[], after: readonly CostLine[]): readonly LineChange[] {
  const [kept, found] = [new Set(after), new Set(before)];
  const former = new Map(before.filter((line) => !kept.has(line)).map((line) => [keyOf(line), line]));
  const latter = new Map(after.filter((line) => !found.has(line)).map((line) => [keyOf(line), line]));
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
