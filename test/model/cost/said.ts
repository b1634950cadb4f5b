import { type CostLine, isUnknown } from "../../../model/cost/line.ts";

/** As `compute 12.41..24.82`, `volume data: there is no price of …`, `compute 12.41..12.41 of the nodes`. */
export function said(line: CostLine): string {
  const what = [line.what, ...(line.name === undefined ? [] : [line.name])].join(" ");
  if (isUnknown(line)) return `${what}: ${line.unknown}`;
  return `${what} ${line.low.toFixed(2)}..${line.high.toFixed(2)}${line.isShare ? " of the nodes" : ""}`;
}
