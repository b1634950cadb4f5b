import { parse } from "yaml";

type Filter = Readonly<Record<string, unknown>>;

/** What of a workflow file decides when it runs, and on what. */
export type Workflow = {
  /** From the repository's root. */
  readonly file: string;
  /** By event; empty where it takes all. */
  readonly on: Readonly<Record<string, Filter>>;
  /** Whether it checks out more than one commit. */
  readonly needsHistory: boolean;
  readonly concurrency?: { readonly group: string; readonly cancelInProgress: string };
};

/** Reads a workflow file. Throws for a text that is none. */
export function readWorkflow(file: string, text: string): Workflow {
  const { on, concurrency }: Filter = parse(text) ?? {};
  if (on === undefined) throw new Error(`${file} has no \`on:\``);
  const needsHistory = /^ +fetch-depth: 0$/m.test(text);
  return {
    file,
    on: toEvents(on),
    needsHistory,
    ...(concurrency === undefined ? {} : { concurrency: toConcurrency(concurrency) }),
  };
}

/** The text without what act refuses to know. */
export const understood = (text: string): string => text.replace(/^ +deployment: false\n/gm, "");

function toEvents(on: unknown): Workflow["on"] {
  if (typeof on === "string") return { [on]: {} };
  if (Array.isArray(on)) return Object.fromEntries(on.map((event) => [String(event), {}]));
  return Object.fromEntries(Object.entries(on as Filter).map(([event, filter]) => [event, (filter ?? {}) as Filter]));
}

function toConcurrency(concurrency: unknown): NonNullable<Workflow["concurrency"]> {
  if (typeof concurrency === "string") return { group: concurrency, cancelInProgress: "false" };
  const { group, "cancel-in-progress": cancelInProgress = false } = concurrency as Filter;
  return { group: String(group), cancelInProgress: String(cancelInProgress) };
}
