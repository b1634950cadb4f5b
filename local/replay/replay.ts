import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A `repository_dispatch` as Flux's notification controller sent it, `atMs` after the first of its recording. */
export type Recorded = { readonly atMs: number; readonly body: Dispatch };
export type Dispatch = {
  readonly event_type: string;
  readonly client_payload: Readonly<Record<string, unknown>> & {
    readonly metadata: Readonly<Record<string, string>>;
  };
};

/** The events of a recording of this folder, as they came. */
export const recording = (name: string): readonly Recorded[] =>
  readFileSync(join(import.meta.dirname, `${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line): Recorded => JSON.parse(line));

/**
 * The same event as if it spoke of another commit at another time: `since` is the time of the recording's first event.
 * Nothing else of what Flux said is touched.
 */
export function retold(
  { atMs, body }: Recorded,
  { commit, since }: { readonly commit: string; readonly since: Date },
): Dispatch {
  const { client_payload } = body;
  return {
    event_type: body.event_type,
    client_payload: {
      ...client_payload,
      timestamp: new Date(since.getTime() + atMs).toISOString().replace(/\.\d+Z$/, "Z"),
      metadata: { ...client_payload.metadata, revision: `main@sha1:${commit}` },
    },
  };
}
