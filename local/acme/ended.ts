/** How a workflow's run ended. `file` is below the repository's root. */
export type Ended = {
  readonly file: string;
  readonly status: "success" | "failure" | "cancelled";
  readonly seconds: number;
  readonly lines: readonly string[];
  readonly annotations: readonly string[];
};
/** What runs the workflows: `idle` is when no run works or waits, those included that a run's own writes start. */
export type Runner = { readonly done: readonly Ended[]; idle(): Promise<void>; close?(): Promise<void> };
