import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Event } from "../../../model/task/event.ts";
import { at as standingAt } from "../../../model/task/standing.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import type { Overview } from "../../../views/task/overview.ts";
import { toStatusJson, toStatusJsonLine } from "../../../views/task/status-json.ts";
import { toStatusLines } from "../../../views/task/status-table.ts";
import { toTaskLines } from "../../../views/task/status-task.ts";
import {
  applied,
  healthy,
  ofPart,
  ofSuite,
  ofTask,
  sha,
  task,
  unhealthy,
  whole,
} from "../../model/task/task.sample.ts";

const links = { serverUrl: "https://github.com", repository: "acme/environments" };
const now = "2026-11-20T12:02:15Z";
const proposed = ofTask("proposed", "done", 0, { message: "#12", url: "https://github.com/acme/environments/pull/12" });
const merged = ofTask("merged", "done", 10);
const arrived = [ofPart("eu", healthy, 20), ofPart("us", healthy, 30)];
const failed = ofPart("us", unhealthy, 30, { reason: "HealthCheckFailed", message: "Deployment/shop not ready" });
const standing = (events: readonly Event[], of: Partial<Task> = {}) =>
  standingAt({ ...fold(task, [proposed, merged, ...events]), ...of }, { now });
const overview = (changes: Partial<Overview>): Overview => ({ now, tasks: [], unreadable: [], notes: [], ...changes });

const production = { target: { environment: "production", application: "shop" } };
const table = suite("the status of everything");

table("has a row per application and a column per environment, then what is not well, and counts in the end", () => {
  const tasks = [
    standing([ofPart("eu", applied, 20)]),
    standing(arrived, production),
    standing([failed], { target: { environment: "staging", application: "billing" } }),
    standing([], { target: { environment: "staging" } }),
  ];
  const unreadable = [{ target: { environment: "dev", application: "portal" }, commit: sha("1"), reason: "it is new" }];
  assert.equal(toStatusLines(overview({ tasks, unreadable, notes: ["what eve says is not believed"] })), [
    "         dev        production  staging",
    "*        -          -           · waiting 0/2",
    "billing  -          -           ✗ failed 1m",
    "portal   ? unknown  -           -",
    "shop     -          ✓ ready 1m  … running 1/2",
    "",
    "✗ staging/billing@ccccccc: failed: HealthCheckFailed on staging-us: Deployment/shop not ready",
    "",
    "… staging/shop@ccccccc: fetched 1/2, waiting for staging-us, 2m 5s",
    "· staging/*@ccccccc: fetched 0/2, waiting for staging-eu, staging-us, 2m 5s",
    "",
    "? dev/portal: it is new",
    "",
    "what eve says is not believed",
    "",
    "1 went wrong, 2 under way, 1 unknown, 1 arrived",
  ]);
});

table("says so where there is nothing", () => {
  assert.equal(toStatusLines(overview({})), ["nothing was deployed yet"]);
});

table("is one sentence where everything has arrived", () => {
  assert.equal(toStatusLines(overview({ tasks: [standing(arrived)] })), [
    "      staging",
    "shop  ✓ ready 1m",
    "",
    "1 arrived",
  ]);
});
table.run();

const one = suite("the status of one task");

one("shows the suite as a step, waited for, and failed with a link to nothing but its words", () => {
  const lines = (events: readonly Event[]): string =>
    toTaskLines(standing([...arrived, ...events], { suite: true }), links).join("\n");
  assert.match(
    lines([]),
    /^… staging\/shop@ccccccc: waiting for the suite's result, 2m 5s\nNext: the suite's result, by /,
  );
  assert.match(lines([]), /\ntested +· waiting/);
  const failed = ofSuite("failed", 50, { message: "2 of 14 tests failed: checkout pays twice" });
  assert.match(
    lines([failed]),
    /^✗ staging\/shop@ccccccc: failed: tested: 2 of 14 tests failed: checkout pays twice\n/,
  );
  assert.match(
    lines([failed]),
    /\ntested +✗ failed +2026-11-20T12:00:50Z +20s +2 of 14 tests failed: checkout pays twice\n/,
  );
  assert.match(toStatusJson(overview({ tasks: [standing([...arrived, failed], { suite: true })] }), links), /"tested"/);
});

one("says what is next and by when, each step, each unit at the step it is at, and where it came from", () => {
  const usual = { median: 60, p90: 180, count: 4 };
  assert.equal(toTaskLines(standing([ofPart("eu", healthy, 20, { message: "all is well" })], { usual }), links), [
    "… staging/shop@ccccccc: fetched 1/2, waiting for staging-us, 2m 5s, usually 1m 0s",
    "Next: the cluster's Flux to fetch the commit, by 2026-11-20T12:03:10Z.",
    "",
    "step         state      when                  took  what was said",
    "requested    ✓ done",
    "validated    ✓ done",
    "rendered     ✓ done",
    "proposed     ✓ done     2026-11-20T12:00:00Z        #12",
    "merged       ✓ done     2026-11-20T12:00:10Z  10s",
    "fetched 1/2  … running",
    "applied 1/2  … running",
    "healthy 1/2  … running",
    "ready        · waiting",
    "",
    "unit                  step     state      when                  took  what was said",
    "staging-eu/apps/shop  healthy  ✓ done     2026-11-20T12:00:20Z  10s   all is well",
    "staging-us/apps/shop  fetched  · waiting",
    "",
    "pull request  https://github.com/acme/environments/pull/12",
    `environments  https://github.com/acme/environments/commit/${sha("c")}`,
    `specs         https://github.com/acme/specs/commit/${sha("5")}`,
    `application   https://github.com/acme/shop/commit/${sha("a")}`,
    "image         ghcr.io/acme/shop:1.2.0",
  ]);
});

one("says what to do where it failed", () => {
  const [first, advice] = toTaskLines(standing([failed]), links);
  assert.is(first, "✗ staging/shop@ccccccc: failed: HealthCheckFailed on staging-us: Deployment/shop not ready");
  assert.match(advice ?? "", /^Look at the events and logs of what is not ready/);
});

one("names the line of the specs that brought a failure, and no other address", () => {
  const line = `https://github.com/acme/specs/blob/${sha("5")}/environments/applications/shop.yaml#L12`;
  const causes = (url: string) =>
    JSON.parse(toStatusJson(overview({ tasks: [standing([{ ...failed, url }])] }), links)).tasks[0].causes;
  assert.ok(toTaskLines(standing([{ ...failed, url: line }]), links).includes(`brought by    ${line}`));
  assert.equal(causes(line), [{ text: "environments/applications/shop.yaml:12", url: line }]);
  assert.equal(causes("https://evil.example/acme/specs/blob/main/shop.yaml#L12"), []);
});

one("leaves out the units that are through where there are many", () => {
  const many = whole(25);
  const about = ({ unit, digest }: Task["parts"][number]) =>
    ({ kind: "part", environment: "staging", unit, digest }) as const;
  const events = many.parts.slice(0, 22).map((part) => ({ ...ofPart("eu", healthy, 20), about: about(part) }));
  const lines = toTaskLines(standingAt(fold(many, events), { now }), links);
  assert.is(lines.filter((line) => line.startsWith("staging-eu/apps/app-")).length, 3);
  assert.ok(lines.includes("22 more units through"));
});
one.run();

const data = suite("the status as data");

data("has everything, under names that stay", () => {
  const parsed = JSON.parse(toStatusJson(overview({ tasks: [standing([ofPart("eu", healthy, 20)])] }), links));
  assert.equal(Object.keys(parsed), ["version", "repository", "at", "tasks", "unreadable", "notes"]);
  const { steps, ...rest } = parsed.tasks[0];
  assert.equal(rest, {
    ...{ target: "staging/shop", environment: "staging", application: "shop", commit: sha("c") },
    ...{ word: "running", sentence: "fetched 1/2, waiting for staging-us", seconds: 125 },
    expected: { what: "the cluster's Flux to fetch the commit", by: "2026-11-20T13:00:10Z" },
    source: {
      specs: `acme/specs@${sha("5")}`,
      application: `acme/shop@${sha("a")}`,
      image: "ghcr.io/acme/shop:1.2.0",
    },
    links: {
      pullRequest: "https://github.com/acme/environments/pull/12",
      commit: `https://github.com/acme/environments/commit/${sha("c")}`,
      specs: `https://github.com/acme/specs/commit/${sha("5")}`,
      application: `https://github.com/acme/shop/commit/${sha("a")}`,
    },
    causes: [],
  });
  assert.equal(
    steps.map(({ step }: { step: string }) => step),
    "requested validated rendered proposed merged fetched applied healthy ready".split(" "),
  );
  assert.equal(steps[5].parts[0].unit, "staging-eu/apps/shop");
});

data("of a whole environment has no application", () => {
  const [{ target, application }] = JSON.parse(
    toStatusJsonLine(overview({ tasks: [standingAt(whole(2), { now })] }), links),
  ).tasks;
  assert.equal([target, application], ["staging/*", undefined]);
});

data("is one line in a stream", () => {
  const one = overview({ tasks: [standing([failed])], notes: ["two\nlines"] });
  assert.not.ok(toStatusJsonLine(one, links).includes("\n"));
  assert.equal(JSON.parse(toStatusJsonLine(one, links)), JSON.parse(toStatusJson(one, links)));
});

data.run();
