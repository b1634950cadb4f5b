import { parseFlux } from "../events/flux.ts";
import { recording, retold } from "../local/replay/replay.ts";
import { shortCommit } from "../model/names/commit.ts";
import { printExternalId } from "../model/names/external-id.ts";
import type { Event } from "../model/task/event.ts";
import type { State, Step } from "../model/task/steps.ts";
import { fold, type Part, type Task } from "../model/task/task.ts";
import type { Links } from "../views/task/summary.ts";

export const links: Links = { serverUrl: "https://github.com", repository: "acme/environments" };
/** When the pages' examples are merged. */
const mergedAt = Date.parse("2026-11-20T12:00:00Z");
/** So many seconds after the merge. */
export const timeAt = (second: number): string => new Date(mergedAt + second * 1000).toISOString().replace(".000", "");

const digest = "1".repeat(40);

/** An application of staging that a pull request changed in these units, some of them on their way out. */
export function exampleTask(application: string, units: readonly string[], removed: readonly string[] = []): Task {
  const parts = [...units, ...removed].sort().map(
    (unit): Part => ({
      ...{ unit, digest },
      ...(removed.includes(unit) && { removed: true }),
    }),
  );
  const task: Task = {
    ...{ target: { environment: "staging", application }, commit: "c".repeat(40), parts, events: [] },
    source: { repository: "acme/specs", commit: "5".repeat(40) },
  };
  return fold(task, begun(task));
}

/** From the pull request of the specs to the merge of the manifests. */
function begun(task: Task): readonly Event[] {
  const asked = { message: "#41", url: `${links.serverUrl}/acme/specs/pull/41` };
  const proposed = { message: "#12", url: `${links.serverUrl}/${links.repository}/pull/12` };
  const url = `${links.serverUrl}/${links.repository}/commit/${task.commit}`;
  const merged = { message: shortCommit(task.commit), url };
  return [
    ofTask(task, ["requested", "done"], -900, asked),
    ofTask(task, ["validated", "done"], -840, { url: asked.url }),
    ofTask(task, ["rendered", "done"], -95),
    ofTask(task, ["proposed", "done"], -90, proposed),
    ofTask(task, ["merged", "done"], 0, merged),
  ];
}

export type Said = readonly [Step, State];
type Rest = Partial<Pick<Event, "reason" | "message" | "url">>;

export const ofTask = (task: Task, [step, state]: Said, second: number, rest: Rest = {}): Event => ({
  about: { kind: "task", id: printExternalId(task) },
  ...{ step, state, at: timeAt(second), source: "github", ...rest },
});

export const ofUnit = (unit: string, [step, state]: Said, second: number, rest: Rest = {}): Event => ({
  about: { kind: "part", environment: "staging", unit, digest },
  ...{ step, state, at: timeAt(second), source: "flux", ...rest },
});

/** What the suite of the task's application says. */
export const ofSuite = (task: Task, said: Said, second: number): Event => ({
  ...ofTask(task, said, second),
  source: "suite",
});

/** A newer change of the application is merged. */
export const newer = (task: Task, second: number): Event =>
  ofTask(task, ["ready", "skipped"], second, { message: "superseded by ddddddd before it was ready" });

/** Events that a real Flux sent, as if `second` after the merge, by the cluster if one is named. */
export function recorded(name: string, { second, cluster }: { readonly second: number; readonly cluster?: string }) {
  const since = new Date(mergedAt + second * 1000);
  return recording(name).flatMap((one): readonly Event[] => {
    const { client_payload: payload } = retold(one, { commit: "c".repeat(40), since });
    const metadata = { ...payload.metadata, ...(cluster !== undefined && { cluster }) };
    const parsed = parseFlux({ ...payload, metadata });
    if (parsed.status !== "event") return [];
    const { environment, unit, revision: _revision, digest: _digest, ...said } = parsed.event;
    return [{ about: { kind: "part", environment, unit, digest }, ...said }];
  });
}
