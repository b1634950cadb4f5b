import type { ObjectChange } from "../../model/change/object-change.ts";
import type { Severity } from "../../model/problem.ts";

/** How a text is marked: by weight, or by what becomes of it. */
export type Tone = Severity | "good" | "quiet" | ObjectChange["kind"];

/** What a cell of a table shows. */
export type Cell = {
  readonly text: string;
  /** A second, quieter line. */
  readonly note?: string;
  readonly tone?: Tone;
  /** Set in the letters of code. */
  readonly isCode?: true;
  /** Where it leads: a place on the page (`#…`) or a plain address of the web. */
  readonly url?: string;
};

/** A row, and what filters ask of it. */
export type Row = {
  readonly cells: readonly Cell[];
  readonly environment?: string;
  readonly application?: string;
  readonly level?: Severity;
};

/** Why something changes, in words. */
export type Cause = { readonly text: string; readonly url?: string };

/** One changed file. Numbers are places in the lists of the page's data. */
export type ChangeData = {
  readonly kind: ObjectChange["kind"];
  readonly environment: number;
  readonly application?: string;
  readonly path: string;
  readonly from?: string;
  /** `Deployment shop/web`, or the file's name where it is no object. */
  readonly title: string;
  /** What differs, in short: `spec.replicas 2 → 4`. */
  readonly said?: string;
  readonly before?: number;
  readonly after?: number;
  readonly causes: readonly number[];
  readonly level?: Severity;
};

/** Changes of one environment that read as one. */
export type FoldData = { readonly title: string; readonly changes: readonly number[] };

/** All that the page's script draws from. */
export type PageData = {
  /** Every distinct line of every manifest, once. */
  readonly lines: readonly string[];
  /** Every distinct manifest, as runs of those lines: where one begins, how many lines it has, where the next begins … */
  readonly texts: readonly (readonly number[])[];
  readonly environments: readonly string[];
  readonly causes: readonly Cause[];
  readonly changes: readonly ChangeData[];
  /** In the order they are shown; every change is in exactly one. */
  readonly folds: readonly FoldData[];
  /** Rows that did not fit a table at first, by its name. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
};

/** The part of the address that opens a change: `#change:staging/staging-eu/apps/shop/service.yaml`. */
export const changeAnchor = (environment: string, path: string): string =>
  `#change:${encodeURIComponent(`${environment}/${path}`.toWellFormed()).replaceAll("%2F", "/")}`;
