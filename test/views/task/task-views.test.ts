import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Event } from "../../../model/task/event.ts";
import { type Standing, at as standingAt } from "../../../model/task/standing.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import { toCheckRun } from "../../../views/task/check-run.ts";
import { toCommitStatus } from "../../../views/task/commit-status.ts";
import { toDeployment, toDeploymentState } from "../../../views/task/deployment.ts";
import { duration } from "../../../views/task/duration.ts";
import { maxSummaryBytes } from "../../../views/task/summary.ts";
import { toLine } from "../../../views/task/terminal.ts";
import {
  applied,
  at,
  begun,
  deleted,
  healthy,
  leaving,
  ofPart,
  ofTask,
  removal,
  sha,
  task,
  unhealthy,
} from "../../model/task/task.sample.ts";

const links = { serverUrl: "https://github.com", repository: "acme/environments" };
const url = "https://github.com/acme/environments/pull/12";
const proposed = ofTask("proposed", "done", 0, { message: "#12", url });
const merged = ofTask("merged", "done", 10);
const healthyEu = ofPart("eu", healthy, 20);
const failedUs = ofPart("us", unhealthy, 30, {
  reason: "HealthCheckFailed",
  message: "Deployment/shop/shop not ready in 5m",
});
const superseded = ofTask("ready", "skipped", 40, { message: "superseded by ddddddd before it was ready" });

type Shown = { readonly check: string; readonly status: string; readonly deployment: string; readonly line: string };
const words: readonly (readonly [string, readonly Event[], Shown])[] = [
  [
    "waiting",
    begun,
    {
      check: "queued",
      status: "pending",
      deployment: "queued",
      line: "fetched 0/2, waiting for staging-eu, staging-us",
    },
  ],
  [
    "running",
    [...begun, healthyEu],
    { check: "in_progress", status: "pending", deployment: "in_progress", line: "fetched 1/2, waiting for staging-us" },
  ],
  [
    "ready",
    [...begun, healthyEu, ofPart("us", healthy, 30)],
    { check: "completed success", status: "success", deployment: "success", line: "ready on staging-eu, staging-us" },
  ],
  [
    "failed",
    [...begun, healthyEu, failedUs],
    {
      check: "completed failure",
      status: "failure",
      deployment: "failure",
      line: "failed: HealthCheckFailed on staging-us: Deployment/shop/shop not ready in 5m",
    },
  ],
  [
    "unknown",
    [...begun, ofPart("eu", ["applied", "unknown"], 20, { message: "something new" })],
    {
      check: "in_progress",
      status: "pending",
      deployment: "in_progress",
      line: "unknown on staging-eu: something new",
    },
  ],
  [
    "superseded",
    [...begun, healthyEu, superseded],
    {
      check: "completed cancelled",
      status: "error",
      deployment: "inactive",
      line: "superseded by ddddddd before it was ready",
    },
  ],
];

/** Of an application that is removed from both clusters. */
const removals: typeof words = [
  [
    "waiting removal's",
    begun,
    {
      check: "queued",
      status: "pending",
      deployment: "queued",
      line: "deleted 0/2, waiting for staging-eu, staging-us",
    },
  ],
  [
    "deleted",
    [...begun, ofPart("eu", deleted, 20), ofPart("us", deleted, 30)],
    {
      check: "completed success",
      status: "success",
      deployment: "inactive",
      line: "deleted from staging-eu, staging-us",
    },
  ],
];

/** As it stands at second 45. */
const stood = (of: Task): Standing => standingAt(of, { now: at(45) });

const views = suite("views of a task");
for (const [target, [word, events, { check, status, deployment, line }]] of [
  ...words.map((each) => [task, each] as const),
  ...removals.map((each) => [removal, each] as const),
]) {
  views(`a ${word} task is ${check} as a check, ${status} as a status, ${deployment} as a Deployment`, () => {
    const folded = fold(target, events);
    const standing = stood(folded);
    const run = toCheckRun(standing, links);
    assert.is([run.status, ...("conclusion" in run ? [run.conclusion] : [])].join(" "), check);
    assert.is("completedAt" in run, run.status === "completed");
    const isUnderWay = word === "running" || word.startsWith("waiting");
    assert.is(run.title, isUnderWay ? `${line}, 35s` : line);
    assert.equal(toCommitStatus(standing), { state: status, context: "landfall/staging/shop", description: line });
    assert.is(toDeploymentState(standing.word), deployment);
    assert.is(toLine(standing), `staging/shop@ccccccc: ${line}`);
  });
}

views("a check run names the task, its commit and times, and links to the pull request", () => {
  const { name, headSha, externalId, startedAt, completedAt, detailsUrl } = toCheckRun(
    stood(fold(task, [proposed, merged, healthyEu, failedUs])),
    links,
  );
  assert.equal(
    { name, headSha, externalId, startedAt, completedAt, detailsUrl },
    {
      name: "landfall / staging / shop",
      headSha: task.commit,
      externalId: `landfall:v1:staging/shop@${task.commit}`,
      startedAt: at(0),
      completedAt: at(30),
      detailsUrl: url,
    },
  );
});

views("a check run says for how long it has been under way, how long that usually takes, and what comes next", () => {
  const usual = { median: 20, p90: 30, count: 4 };
  const on = fold({ ...task, usual }, [proposed, merged, healthyEu]);
  const soon = toCheckRun(standingAt(on, { now: at(35) }), links);
  assert.is(soon.title, "fetched 1/2, waiting for staging-us, 25s, usually 20s");
  assert.match(
    soon.summary.replace(/&#\d+;/g, "?"),
    /\nNext: the cluster.s Flux to fetch the commit, by 2026\S+40Z\.\n/,
  );
  const late = toCheckRun(standingAt(on, { now: at(45) }), links);
  assert.is(late.title, "fetched 1/2, waiting for staging-us, slow: 35s, usually 20s");
});

views("a status links where it is told to", () => {
  assert.is(toCommitStatus(stood(task), "https://github.com/x").targetUrl, "https://github.com/x");
});

views("a summary shows each step with its time, each unit, what to do next, and where it came from", () => {
  const { summary } = toCheckRun(
    stood(fold(task, [proposed, merged, ofPart("us", applied, 15), healthyEu, failedUs])),
    links,
  );
  const expected = [
    "| merged | ✓ done | 10s |  |",
    "| applied 2/2 | ✓ done |  |  |",
    "| healthy 1/2 | ✗ failed | 20s | HealthCheckFailed",
    "| `staging-eu/apps/shop` | healthy | ✓ done | 10s |  |",
    "Flux tries again by itself",
    `[\`acme/environments@ccccccc\`](https://github.com/acme/environments/commit/${task.commit})`,
    "application [`acme/shop@aaaaaaa`](https://github.com/acme/shop/commit/",
    "image `ghcr.io/acme/shop:1.2.0`",
  ];
  for (const text of expected) assert.ok(summary.includes(text), `${text} is not in\n${summary}`);
  assert.match(
    summary,
    /\| proposed \| ✓ done \| {2}\| \[.*12\]\(https:\/\/github.com\/acme\/environments\/pull\/12\) \|/,
  );
});

views("what Flux said is shown letter by letter, and never as markup", () => {
  const message = "![x](https://evil.example/p.png) @acme/admins | <img src=x> `code` \u001b[31m #1";
  const events = [...begun, ofPart("eu", unhealthy, 20, { reason: "HealthCheckFailed", message })];
  const { summary } = toCheckRun(stood(fold(task, events)), links);
  for (const text of ["![x]", "@acme", "<img", "`code`", "\u001b"]) assert.not.ok(summary.includes(text), text);
  assert.not.match(summary, /(?<!&)#\d/);
  const rows = summary.split("\n").filter((line) => line.startsWith("| healthy"));
  assert.is(rows[0]?.split("|").length, 6);
  assert.not.ok(toLine(stood(fold(task, events))).includes("\u001b"));
});

const ours = `https://github.com/acme/specs/blob/${task.source.commit}/environments/applications/shop.yaml`;
const brought: readonly (readonly [claim: string, urls: readonly string[], shown: string | undefined])[] = [
  ["names the line", [`${ours}#L33`], `[\`environments/applications/shop.yaml:33\`](${ours}#L33)`],
  [
    "names each line once, of every cluster",
    [`${ours}#L33`, `${ours}#L4`],
    `[\`environments/applications/shop.yaml:4\`](${ours}#L4), [\`environments/applications/shop.yaml:33\`](${ours}#L33)`,
  ],
  ["names no line of another commit", [`${ours.replaceAll("5", "6")}#L33`], undefined],
  ["names no line that an address leads away from", [`${ours}/../../../../../../evil/x.yaml#L1`], undefined],
  ["names no line of another server", [`${ours.replace("github.com", "evil.example")}#L33`], undefined],
  ["names no line of a page", ["https://github.com/acme/environments/pull/12"], undefined],
];
for (const [claim, urls, shown] of brought)
  views(`a summary of what has failed ${claim}`, () => {
    const failed = urls.map((url, index) => ofPart(index === 0 ? "us" : "eu", unhealthy, 30 + index, { url }));
    const { summary } = toCheckRun(stood(fold(task, [...begun, ...failed])), links);
    const [, second = ""] = summary.split("\n\n");
    assert.is(second.startsWith("Brought by ") ? second.slice("Brought by ".length) : undefined, shown);
  });

views("what a line of the specs is named is shown letter by letter", () => {
  const at = `https://github.com/acme/specs/blob/${task.source.commit}/%60%3Cimg%3E%60%0A%40acme.yaml#L1`;
  const { summary } = toCheckRun(stood(fold(task, [...begun, ofPart("us", unhealthy, 30, { url: at })])), links);
  assert.match(summary.split("\n\n")[1] ?? "", /^Brought by \[`` `<img>`[^\n`]*@acme.yaml:1 ``\]\([^\n)]*\)$/);
});

views("a step that has not failed names no line", () => {
  const url = `${ours}#L33`;
  const events = [...begun, ofPart("us", unhealthy, 30, { url }), ofPart("us", healthy, 40), healthyEu];
  assert.not.match(toCheckRun(stood(fold(task, events)), links).summary, /Brought by/);
});

views("a link that is none of the web's is not one", () => {
  const { summary } = toCheckRun(stood(fold(task, [{ ...proposed, url: "javascript:alert(1)" }, merged])), links);
  assert.not.match(summary, /javascript/);
});

views("titles, descriptions and summaries keep to GitHub's limits", () => {
  const parts = Array.from({ length: 1000 }, (_, index) => ({ unit: `cluster-${index}/apps/shop`, digest: sha("1") }));
  const many: Task = { ...task, parts };
  const events = parts.map(
    ({ unit, digest }): Event => ({
      ...failedUs,
      about: { kind: "part", environment: "staging", unit, digest },
      message: "é".repeat(400),
    }),
  );
  const folded = fold(many, events);
  const run = toCheckRun(stood(folded), links);
  assert.is(run.title.length, 255);
  assert.is(toCommitStatus(stood(folded)).description.length, 140);
  assert.ok(Buffer.byteLength(run.summary) <= maxSummaryBytes);
  assert.ok(Buffer.byteLength(run.summary) > maxSummaryBytes - 5_000);
  assert.match(run.summary, /\|\n\n\d+ more lines do not fit here\.$/);
});

views("a Deployment neither merges nor waits for checks, and says what it deploys", () => {
  assert.equal(toDeployment(task), {
    ref: task.commit,
    environment: "staging",
    task: "landfall:shop",
    description: "shop at ccccccc",
    payload: {
      v: 1,
      parts: { "staging-eu/apps/shop": sha("1"), "staging-us/apps/shop": sha("2") },
      source: `acme/specs@${sha("5")}`,
      application: `acme/shop@${sha("a")}`,
      image: "ghcr.io/acme/shop:1.2.0",
    },
    auto_merge: false,
    required_contexts: [],
  });
});

views("a Deployment says which units it takes away, apart from those it brings", () => {
  assert.equal(toDeployment(leaving).payload, {
    ...toDeployment(task).payload,
    parts: { "staging-eu/apps/shop": sha("1") },
    removed: { "staging-us/apps/shop": sha("2") },
  });
  assert.not.ok("parts" in toDeployment(removal).payload);
});

views("a removal's summary has a step for it, and says what to do where it hangs", () => {
  const hanging = ofPart("us", ["deleted", "timed-out"], 40, { reason: "PruneFailed", message: "still there" });
  const { summary } = toCheckRun(stood(fold(removal, [proposed, merged, ofPart("eu", deleted, 20), hanging])), links);
  for (const text of ["| deleted 1/2 | ✗ timed-out | 30s | PruneFailed", "look for finalizers on it"])
    assert.ok(summary.includes(text), `${text} is not in\n${summary}`);
  assert.not.match(summary, /applied|healthy|ready/);
});

const durations: readonly (readonly [string | undefined, string | undefined, string])[] = [
  [at(0), at(0), "0s"],
  [at(0), at(59), "59s"],
  [at(0), at(125), "2m 5s"],
  [at(0), at(3 * 3600 + 61), "3h 1m"],
  [at(5), at(0), ""],
  [undefined, at(0), ""],
  [at(0), undefined, ""],
];
for (const [from, to, text] of durations) {
  views(`from ${from} to ${to} takes "${text}"`, () => assert.is(duration(from, to), text));
}
views.run();
