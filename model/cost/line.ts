/** US dollars a month, from the fewest replicas, nodes or runs to the most. */
export type Range = { readonly low: number; readonly high: number };

export const costKinds = [
  "nodes",
  "compute",
  "job",
  "database",
  "database volume",
  "volume",
  "load balancer",
  "chart",
] as const;
export type CostKind = (typeof costKinds)[number];

/** What is paid for, on one cluster; `name` is that of the volume, job or node pool. */
export type CostOf = {
  readonly what: CostKind;
  readonly cluster: string;
  readonly application?: string;
  readonly name?: string;
};

/** `isShare`: it runs on nodes that are counted themselves, so that it is part of their price and not added to it. */
export type KnownLine = CostOf & Range & { readonly isShare?: true };
/** Nobody here can tell what it costs, for a reason. It is never taken for nothing. */
export type UnknownLine = CostOf & { readonly unknown: string };
export type CostLine = KnownLine | UnknownLine;

export const isUnknown = (line: CostLine): line is UnknownLine => "unknown" in line;

/** What tells a line from every other of its environment. */
export const keyOf = ({ what, cluster, application = "", name = "" }: CostOf): string =>
  [cluster, application, what, name].join("/");

/** Dollars to the cent, so that no sum shows how a computer adds. */
export const toCents = (dollars: number): number => Math.round(dollars * 100) / 100;
