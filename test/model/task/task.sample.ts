import fc from "fast-check";
import { printExternalId } from "../../../model/names/external-id.ts";
import { type Event, sources } from "../../../model/task/event.ts";
import { type State, type Step, states } from "../../../model/task/steps.ts";
import type { Task } from "../../../model/task/task.ts";

export const sha = (digit: string): string => digit.repeat(40);

/** An application on two clusters, of which nobody has said anything yet. */
export const task: Task = {
  target: { environment: "staging", application: "shop" },
  commit: sha("c"),
  parts: [
    { unit: "staging-eu/apps/shop", digest: sha("1") },
    { unit: "staging-us/apps/shop", digest: sha("2") },
  ],
  source: { repository: "acme/specs", commit: sha("5") },
  application: { repository: "acme/shop", commit: sha("a") },
  image: "ghcr.io/acme/shop:1.2.0",
  events: [],
};

/** `12:00:<second>`. */
export const at = (second: number): string =>
  new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString().replace(".000", "");

/** The same application, after a commit that takes it from one of its clusters. */
export const leaving: Task = {
  ...task,
  parts: task.parts.map((part) => (part.unit.startsWith("staging-us/") ? { ...part, removed: true } : part)),
};
/** And after one that takes it from both. */
export const removal: Task = { ...task, parts: task.parts.map((part) => ({ ...part, removed: true })) };

/** The same application, where its suite runs. */
export const suited: Task = { ...task, suite: true };

/** All applications of an environment, of which one commit moves so many. */
export const whole = (count: number): Task => ({
  target: { environment: "staging" },
  commit: sha("c"),
  parts: Array.from({ length: count }, (_, index) => ({
    unit: `staging-eu/apps/app-${String(index).padStart(4, "0")}`,
    digest: sha("1"),
  })),
  source: { repository: "acme/specs", commit: sha("5") },
  events: [],
});

/** The same, each with a suite. */
export const wholeSuited = (count: number): Task => {
  const all = whole(count);
  return { ...all, parts: all.parts.map((part) => ({ ...part, suite: true })) };
};

type Rest = Partial<Pick<Event, "reason" | "message" | "url">>;

export const ofTask = (step: Step, state: State, second: number, rest: Rest = {}): Event => ({
  about: { kind: "task", id: printExternalId(task) },
  ...{ step, state, at: at(second), source: "github", ...rest },
});

export const ofPart = (
  cluster: "eu" | "us",
  [step, state]: readonly [Step, State],
  second: number,
  rest: Rest = {},
): Event => ({
  about: {
    kind: "part",
    environment: "staging",
    unit: `staging-${cluster}/apps/shop`,
    digest: sha(cluster === "eu" ? "1" : "2"),
  },
  ...{ step, state, at: at(second), source: "flux", ...rest },
});

/** What the suite of the task's application says. */
export const ofSuite = (state: State, second: number, rest: Rest = {}): Event => ({
  ...ofTask("tested", state, second, rest),
  source: "suite",
});

/** Proposed at 0 s, merged at 10 s. */
export const begun = [ofTask("proposed", "done", 0, { message: "#12" }), ofTask("merged", "done", 10)];

export const applied = ["applied", "done"] as const;
export const healthy = ["healthy", "done"] as const;
export const unhealthy = ["healthy", "failed"] as const;
export const deleted = ["deleted", "done"] as const;

const text = fc.string({ unit: "binary", maxLength: 200 });
const rest = fc.record(
  {
    reason: fc.constantFrom("Progressing", "HealthCheckFailed", "DependencyNotReady", "A".repeat(40)),
    message: fc.oneof(fc.constantFrom("ready", "not ready"), text),
    url: fc.constantFrom("https://github.com/acme/environments/pull/1"),
  },
  { requiredKeys: [] },
);
const moment = fc.tuple(fc.constantFrom(...states), fc.nat(12), rest);
const anyOfTask = fc
  .tuple(fc.constantFrom<Step>("requested", "validated", "rendered", "proposed", "merged", "tested", "ready"), moment)
  .map(([step, [state, second, more]]) => ofTask(step, state, second, more));
const anyOfPart = fc
  .tuple(
    fc.constantFrom("eu" as const, "us" as const),
    fc.constantFrom<Step>("fetched", "applied", "healthy", "deleted", "tested"),
    moment,
  )
  .map(([cluster, step, [state, second, more]]) => ofPart(cluster, [step, state], second, more));

/** Any event of the task, many of them within one second of one another. */
export const anyEvent: fc.Arbitrary<Event> = fc
  .tuple(fc.oneof(anyOfTask, anyOfPart, anyOfPart), fc.constantFrom(...sources))
  .map(([event, source]) => ({ ...event, source }));
export const anyEvents = fc.array(anyEvent, { maxLength: 12 });
