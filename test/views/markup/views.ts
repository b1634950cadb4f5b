import { styleText } from "node:util";
import * as assert from "uvu/assert";
import { annotate } from "../../../actions/io/runner.ts";
import { printExternalId } from "../../../model/names/external-id.ts";
import type { Finding } from "../../../model/setup/finding.ts";
import { at, type Standing } from "../../../model/task/standing.ts";
import type { Task } from "../../../model/task/task.ts";
import { ruleTexts } from "../../../schemas/passes.ts";
import * as authorization from "../../../views/authorization/verdict.ts";
import { plain } from "../../../views/markup/terminal.ts";
import { toAnnotations } from "../../../views/plan/annotations.ts";
import * as planCheck from "../../../views/plan/check-run.ts";
import { toComment, toInvalidComment, toMarkdown } from "../../../views/plan/comment.ts";
import { toDiff } from "../../../views/plan/diff.ts";
import * as planLines from "../../../views/plan/human.ts";
import * as planJson from "../../../views/plan/json.ts";
import { parseMarker } from "../../../views/plan/marker.ts";
import { toPage } from "../../../views/plan/page.ts";
import type { Annotation } from "../../../views/problems/github.ts";
import * as github from "../../../views/problems/github.ts";
import * as problemLines from "../../../views/problems/human.ts";
import * as problemJson from "../../../views/problems/json.ts";
import * as report from "../../../views/problems/report.ts";
import * as sarif from "../../../views/problems/sarif.ts";
import * as promotionCheck from "../../../views/promotion/check-run.ts";
import * as promotionStatus from "../../../views/promotion/commit-status.ts";
import * as promotionLines from "../../../views/promotion/human.ts";
import { toReleaseNotes } from "../../../views/promotion/notes.ts";
import * as promotionRequest from "../../../views/promotion/pull-request.ts";
import { toSetMessage } from "../../../views/promotion/set.ts";
import * as checks from "../../../views/proposal/checks.ts";
import * as proposalLines from "../../../views/proposal/human.ts";
import * as pullRequest from "../../../views/proposal/pull-request.ts";
import { toBuildStatus } from "../../../views/release/build-status.ts";
import * as releaseSummary from "../../../views/release/github.ts";
import * as releaseLines from "../../../views/release/human.ts";
import * as releaseJson from "../../../views/release/json.ts";
import { toSentence } from "../../../views/release/sentence.ts";
import type { TrackedAll } from "../../../views/release/tracked.ts";
import { toWarnings } from "../../../views/release/warnings.ts";
import * as setupSummary from "../../../views/setup/github.ts";
import * as setupLines from "../../../views/setup/human.ts";
import * as steps from "../../../views/setup/steps.ts";
import { adviceFor } from "../../../views/task/advice.ts";
import { toAggregate } from "../../../views/task/aggregate.ts";
import * as taskCheck from "../../../views/task/check-run.ts";
import * as taskStatus from "../../../views/task/commit-status.ts";
import * as deployment from "../../../views/task/deployment.ts";
import * as overview from "../../../views/task/overview.ts";
import * as statusJson from "../../../views/task/status-json.ts";
import * as statusTable from "../../../views/task/status-table.ts";
import * as statusTask from "../../../views/task/status-task.ts";
import * as summary from "../../../views/task/summary.ts";
import { linksOf } from "../../../views/task/task-links.ts";
import * as taskLines from "../../../views/task/terminal.ts";
import * as tree from "../../../views/tree/human.ts";
import { context, incomplete, nothing, plan } from "../plan/sample.ts";
import { remarks, tracked } from "../release/tracked.sample.ts";
import type { Form, Part } from "./forms.ts";
import * as promotion from "./promotion-samples.ts";
import { links, plans, report as problems, proposals, proposedPlans, source, tasks } from "./samples.ts";

/** A function of `views/`, what it is tried with, and the texts it gives. */
export type View = {
  /** `problems/github.ts toSummary`. */
  readonly name: string;
  readonly samples: readonly unknown[];
  readonly show: (sample: never) => readonly Part[];
};

const view = <Sample>(name: string, samples: readonly Sample[], show: (sample: Sample) => readonly Part[]): View => ({
  name,
  samples,
  show,
});

const part = (form: Form, text: string | undefined, most?: number): Part => ({
  form,
  text: text ?? "",
  ...(most !== undefined && { most }),
});
const lines = (all: readonly string[]): Part => part("lines", all.join("\n"));
const address = (url: string | undefined): readonly Part[] => (url === undefined ? [] : [part("address", url)]);

/** What our own palette adds, taken out again: of all that controls a terminal nothing else may be there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the palette's
const unpainted = (text: string): string => text.replace(/\u001b\[(1|2|22|31|32|33|34|39)m/g, "");
const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
  styleText(style, text, { validateStream: false });

/** What the annotations are on a runner's standard output. */
function printed(annotations: readonly Annotation[]): string {
  const write = process.stdout.write;
  let text = "";
  process.stdout.write = (chunk: string | Uint8Array) => {
    text += chunk;
    return true;
  };
  try {
    for (const annotation of annotations) annotate(annotation);
    return text;
  } finally {
    process.stdout.write = write;
  }
}

const ofProblems: readonly View[] = [
  view("problems/github.ts toAnnotations", [problems], (sample) => {
    const annotations = github.toAnnotations(sample);
    return [part("commands", printed(annotations)), ...annotations.map(({ message }) => part("lines", message, 4096))];
  }),
  view("problems/github.ts toSummary", [problems], (sample) => [
    part("markdown", github.toSummary(sample), 1_000_000),
    part("markdown", github.toSummary(sample, 65_000), 65_000),
  ]),
  view("problems/human.ts toLines", [problems], (sample) => [
    lines(problemLines.toLines(sample)),
    lines(problemLines.toLines(sample, paint).map(unpainted)),
  ]),
  view("problems/json.ts toJson", [problems], (sample) => [part("json", problemJson.toJson(sample))]),
  view("problems/sarif.ts toSarif", [problems], (sample) => [
    part("json", sarif.toSarif(sample, { version: "0.1.0", rules: ruleTexts })),
  ]),
  view("problems/report.ts saidOf", [problems], (sample) => [part("plain", report.saidOf(sample))]),
];

const verdicts = (["allowed", "refused"] as const).map((status) => ({ status, says: "ada may not view shop in dev" }));

const ofPromotions: readonly View[] = [
  view("authorization/verdict.ts toLine", verdicts, (verdict) => [
    lines([authorization.toLine(verdict)]),
    part("plain", authorization.toLine(verdict), 1_000),
  ]),
  view("authorization/verdict.ts toSummary", verdicts, (verdict) => [
    part("markdown", authorization.toSummary(verdict)),
  ]),
  view("promotion/check-run.ts toCheckRun", [promotion.judged], (judged) => {
    const { name, title, summary: text } = promotionCheck.toCheckRun(judged);
    return [part("plain", name), part("plain", title, 255), part("markdown", text, 65_535)];
  }),
  view("promotion/commit-status.ts toHeldStatus", promotion.promotions, ({ environment, held }) =>
    held.flatMap((one) => {
      const { context, description } = promotionStatus.toHeldStatus(environment, one);
      return [part("plain", context), part("plain", description, 140)];
    }),
  ),
  view("promotion/commit-status.ts toMovedStatus", promotion.promotions, (promoted) =>
    promoted.moves.slice(0, 1).flatMap((move) => {
      const { context, description, targetUrl } = promotionStatus.toMovedStatus(promoted, move);
      return [part("plain", context), part("plain", description, 140), ...address(targetUrl)];
    }),
  ),
  view("promotion/human.ts toLines", promotion.outcomes, (outcome) => [lines(promotionLines.toLines(outcome))]),
  view("promotion/notes.ts toReleaseNotes", [promotion.notes], (notes) => [part("markdown", toReleaseNotes(notes))]),
  view("promotion/pull-request.ts toCommitMessage", promotion.described, (described) => [
    part("message", promotionRequest.toCommitMessage(promotion.toDescribed(described))),
  ]),
  view("promotion/pull-request.ts toPullRequestText", promotion.described, (described) => {
    const { title, body } = promotionRequest.toPullRequestText(promotion.toDescribed(described), links);
    return [part("commit", title, 255), part("markdown", body, 65_536)];
  }),
  view("promotion/set.ts toSetMessage", [promotion.verified], (set) => [part("message", toSetMessage(set))]),
];

const ofProposals: readonly View[] = [
  view("proposal/checks.ts toCheckRun", proposedPlans, (proposed) => {
    const { name, title, summary } = checks.toCheckRun("f".repeat(40), proposed, links);
    return [part("plain", name), part("plain", title, 255), part("markdown", summary, 65_535)];
  }),
  view("proposal/checks.ts toCommitStatus", proposals, (proposal) => {
    const { context, description, targetUrl } = checks.toCommitStatus(proposal);
    return [part("plain", context), part("plain", description, 140), ...address(targetUrl)];
  }),
  view(
    "proposal/human.ts toLines",
    [
      { status: "superseded" as const, by: source },
      { status: "invalid" as const, source },
      {
        status: "proposed" as const,
        source,
        proposals,
        notDeployed: plans.flatMap(({ notDeployed }) => notDeployed),
        leftAlone: ["old"],
        warnings: ["it has another name today"],
      },
    ],
    (outcome) => [lines(proposalLines.toLines(outcome))],
  ),
  view("proposal/pull-request.ts toCommitMessage", proposedPlans, (proposed) => [
    part("commit", pullRequest.toCommitMessage(proposed, "0.1.0")),
  ]),
  view("proposal/pull-request.ts toPullRequestText", proposedPlans, (proposed) => {
    const { title, body } = pullRequest.toPullRequestText(proposed, links);
    return [part("commit", title, 255), part("markdown", body, 65_536)];
  }),
];

/** A view of a task, whose own events name it as it is called now. */
const ofTask = (name: string, show: (task: Task) => readonly Part[]): View =>
  view(name, tasks, (task) => show(named(task)));

/** As it stands a minute after the last event of the samples. */
const standing = (task: Task): Standing => at(task, { now: "2026-11-20T12:02:00Z" });

const named = (task: Task): Task => ({
  ...task,
  events: task.events.map((event) =>
    event.about.kind === "task" ? { ...event, about: { kind: "task", id: printExternalId(task) } } : event,
  ),
});

/** Tasks of which some cannot be read, and what else is said. */
const overviewed = {
  tasks,
  unreadable: tasks.slice(0, 1).map(({ target, commit }) => ({ target, commit, reason: "it cannot be read" })),
  notes: ["what mallory says is not believed"],
};
const toOverview = ({ tasks: all, ...rest }: typeof overviewed): overview.Overview => ({
  ...rest,
  now: "2026-11-20T12:02:00Z",
  tasks: all.map((task) => standing(named(task))),
});

const ofTasks: readonly View[] = [
  ofTask("task/check-run.ts toCheckRun", (task) => {
    const run = taskCheck.toCheckRun(standing(task), links);
    assert.is(run.summary, summary.toSummary(standing(task), links), "tried as a view of its own");
    return [part("plain", run.name), part("plain", run.title, 255), ...address(run.detailsUrl)];
  }),
  view(
    "task/commit-status.ts toCommitStatus",
    tasks.map((task) => ({ task, url: `${links.serverUrl}/acme` })),
    ({ task, url }) => {
      const { context, description, targetUrl } = taskStatus.toCommitStatus(standing(task), url);
      return [part("plain", context), part("plain", description, 140), ...address(targetUrl)];
    },
  ),
  view(
    "task/aggregate.ts toAggregate",
    [["shop: the best"], ["shop", "billing", "portal", "prices"]].map((names) =>
      names.map((name) => ({ context: `landfall/staging/${name}`, state: "failure" })),
    ),
    (latest) => {
      const shown = toAggregate("staging", latest);
      return shown === undefined ? [] : [part("plain", shown.context), part("plain", shown.description, 140)];
    },
  ),
  ofTask("task/deployment.ts toDeployment", (task) => [part("plain", deployment.toDeployment(task).description, 140)]),
  ofTask("task/deployment.ts toDeploymentState", (task) => [
    part("plain", deployment.toDeploymentState(standing(task).word)),
  ]),
  ofTask("task/summary.ts toSummary", (task) => [part("markdown", summary.toSummary(standing(task), links), 65_535)]),
  view("task/summary.ts pageOf", [{ url: `${links.serverUrl}/acme` }], ({ url }) =>
    address(summary.pageOf(links, url)),
  ),
  ofTask("task/terminal.ts toLine", (task) => [lines([taskLines.toLine(standing(task))])]),
  view(
    "task/terminal.ts toLines",
    [
      { status: "refused" as const, reason: "nobody knows the sender" },
      {
        status: "reported" as const,
        tasks: tasks.map((task) => ({ standing: standing(named(task)), notReported: ["cannot say so (403)"] })),
        problems: ["cannot read"],
        notChecked: ["nobody looked"],
      },
      {
        ...{ status: "reported" as const, tasks: [], problems: [], notChecked: [] },
        built: { application: "shop", commit: source, status: { description: "building the image" } },
      },
    ],
    (outcome) => [lines(taskLines.toLines(outcome))],
  ),
  view("task/status-table.ts toStatusLines", [overviewed], (sample) => [
    lines(statusTable.toStatusLines(toOverview(sample))),
    lines(statusTable.toStatusLines(toOverview(sample), paint).map(unpainted)),
  ]),
  ofTask("task/status-table.ts toTitledLine", (task) => [lines([statusTable.toTitledLine(standing(task))])]),
  ofTask("task/status-task.ts toTaskLines", (task) => [
    lines(statusTask.toTaskLines(standing(task), links)),
    lines(statusTask.toTaskLines(standing(task), links, paint).map(unpainted)),
  ]),
  view("task/status-json.ts toStatusJson", [overviewed], (sample) => [
    part("json", statusJson.toStatusJson(toOverview(sample), links)),
  ]),
  view("task/status-json.ts toStatusJsonLine", [overviewed], (sample) => [
    part("json", statusJson.toStatusJsonLine(toOverview(sample), links)),
  ]),
  ofTask("task/task-links.ts linksOf", (task) => Object.values(linksOf(standing(task), links)).flatMap(address)),
  view("task/overview.ts saidOf", [overviewed], (sample) => [part("plain", overview.saidOf(toOverview(sample)))]),
  view("task/advice.ts adviceFor", [{ given: "HealthCheckFailed" }], ({ given }) => [
    part("markdown", adviceFor(given)),
  ]),
];

const finding = { check: "token", subject: "acme/specs", says: "may not be read" };
const buildStep = { application: "shop", step: "test", state: "failed", at: "2026-11-20T12:00:00Z" } as const;

const findings: readonly Finding[] = [
  { ...finding, state: "fine" },
  { ...finding, state: "wrong", fix: { text: "give it contents: read", url: "https://github.com/acme" } },
  { ...finding, state: "not checked" },
];
const secret = {
  name: "landfall-environments",
  because: "to read the environments repository",
  stored: "acme/flux",
  keys: [
    { name: "githubAppID", says: "the App's id" },
    { name: "username", value: "git", says: "always git" },
  ],
};

const ofSetup: readonly View[] = [
  view("setup/github.ts toSummary", [findings], (sample) => [part("markdown", setupSummary.toSummary(sample))]),
  view("setup/human.ts toLines", [findings], (sample) => [
    lines(setupLines.toLines(sample)),
    lines(setupLines.toLines(sample, paint).map(unpainted)),
  ]),
  view("setup/human.ts saidOf", [findings], (sample) => [part("plain", setupLines.saidOf(sample))]),
  view("setup/steps.ts secretSteps", [{ namespace: "flux-system", secrets: [secret] }], ({ namespace, secrets }) => [
    lines(steps.secretSteps(namespace, secrets)),
  ]),
  view("setup/steps.ts storeSteps", [{ store: "acme-staging", secrets: [secret] }], ({ store, secrets }) => [
    lines(steps.storeSteps(store, secrets)),
  ]),
  view(
    "setup/steps.ts applySteps",
    [{ namespace: "flux-system", files: [{ file: "out/flux.yaml", ready: "fluxinstance/flux" }] }],
    ({ namespace, files }) => [lines(steps.applySteps(namespace, files))],
  ),
];

const ofTrees: readonly View[] = [
  view("tree/human.ts toLines", [{ plans, leftAlone: ["old"] }], (sample) => [
    lines(tree.toLines(sample.plans, sample.leftAlone)),
  ]),
  view("tree/human.ts toJson", [{ plans, leftAlone: ["old"] }], (sample) => [
    part("json", tree.toJson(sample.plans, sample.leftAlone)),
  ]),
];

const ofReleases: readonly View[] = [
  view(
    "release/build-status.ts toBuildStatus",
    [
      { ...buildStep, test: "checkout pays twice", url: `${links.serverUrl}/acme/events/actions/runs/1` },
      { ...buildStep, message: "the command ended with an error" },
      { ...buildStep, state: "done" as const, message: "14 tests passed" },
      { ...buildStep, step: "image" as const, state: "done" as const, digest: "sha256:1" },
    ],
    (step) => {
      const { context, description, targetUrl } = toBuildStatus(step);
      return [part("plain", context), part("plain", description, 140), ...address(targetUrl)];
    },
  ),
  view("release/sentence.ts toSentence", remarks, (remark) => [part("plain", toSentence(remark))]),
  view("release/human.ts toLines", [tracked], (sample: TrackedAll) => [lines(releaseLines.toLines(sample))]),
  view("release/github.ts toSummary", [tracked], (sample: TrackedAll) => [
    part("markdown", releaseSummary.toSummary(sample), 1_000_000),
  ]),
  view("release/json.ts toJson", [tracked], (sample: TrackedAll) => [part("json", releaseJson.toJson(sample))]),
  view("release/json.ts toJsonLine", [tracked], (sample: TrackedAll) => [part("json", releaseJson.toJsonLine(sample))]),
  view("release/warnings.ts toWarnings", [tracked], ({ states }: TrackedAll) => [
    lines(toWarnings(states)),
    ...toWarnings(states).map((warning) => part("lines", warning, 4_096)),
  ]),
];

const planned = [plan, incomplete, nothing];

const ofPlans: readonly View[] = [
  view("plan/comment.ts toComment", planned, (sample) => {
    const comment = toComment(sample, context);
    assert.ok(parseMarker(comment), "the marker is read again");
    const [marker = "", ...shown] = comment.split("\n");
    return [part("markdown", shown.join("\n"), 65_536 - marker.length - 1)];
  }),
  view("plan/check-run.ts toCheckRun", planned, (sample) => {
    const { title, summary, detailsUrl } = planCheck.toCheckRun(sample, context);
    assert.is(summary, toMarkdown(sample, context, 65_336), "tried as the comment is");
    return [part("plain", title, 255), ...address(detailsUrl)];
  }),
  view("plan/comment.ts toInvalidComment", [problems], (sample) => {
    const [marker = "", ...shown] = toInvalidComment(sample, context).split("\n");
    assert.ok(parseMarker(marker), "the marker is read again");
    return [part("markdown", shown.join("\n"), 65_336)];
  }),
  view("plan/check-run.ts toInvalidCheckRun", [problems], (sample) => {
    const { title, detailsUrl } = planCheck.toInvalidCheckRun(sample, context);
    return [part("plain", title, 255), ...address(detailsUrl)];
  }),
  view("plan/annotations.ts toAnnotations", [plan], (sample) =>
    toAnnotations(sample).flatMap(({ path, title, message }) => [
      part("plain", path),
      part("plain", title, 255),
      part("lines", message, 64_000),
    ]),
  ),
  view("plan/human.ts toLines", planned, (sample) => [
    lines(planLines.toLines(sample, plain, { diff: false })),
    part("diff", planLines.toLines(sample, paint).map(unpainted).join("\n")),
  ]),
  view("plan/json.ts toJson", [plan], (sample) => [part("json", planJson.toJson(sample))]),
  view("plan/diff.ts toDiff", [plan, incomplete], (sample) => [part("patch", toDiff(sample))]),
  view("plan/page.ts toPage", [plan, incomplete], (sample) => [part("html", toPage(sample, context))]),
];

export const views: readonly View[] = [
  ...ofPlans,
  ...ofProblems,
  ...ofPromotions,
  ...ofProposals,
  ...ofTasks,
  ...ofReleases,
  ...ofSetup,
  ...ofTrees,
];

/** Functions of `views/` that need not be tried here, most of them since others call them, and why. */
export const inner: Readonly<Record<string, string>> = {
  "plan/check-run.ts toQueuedCheckRun": "words of our own, and a commit's id",
  "explain/human.ts toLines": "tells schemas and rules of our own, nothing of others",
  "explain/json.ts toJson": "tells schemas and rules of our own, nothing of others",
  "explain/markdown.ts toMarkdown": "tells schemas and rules of our own, nothing of others",
  "explain/value.ts shown": "a part of lines and pages that speak of schemas of our own",
  "plan/access.ts accessSaid": "numbers of people",
  "plan/access.ts accessText": "a sentence that each form makes inert",
  "plan/answer.ts answerOf": "sentences that each form makes inert",
  "plan/check-run.ts planExternalId": "an id of ours for a commit",
  "plan/comment.ts toInvalidMarkdown": "the comment but for its marker",
  "plan/comment.ts toMarkdown": "the comment but for its marker",
  "plan/cost.ts costSaid": "a sentence that each form makes inert",
  "plan/cost.ts costTexts": "sentences that each form makes inert",
  "plan/cost.ts isOther": "no text",
  "plan/marker.ts parseMarker": "what toComment prints",
  "plan/marker.ts printMarker": "the comment's first line, which is read again wherever that is tried",
  "plan/marker.ts toSuperseded": "a line of ours above what toComment made",
  "plan/notes.ts notesOf": "sentences that each form makes inert",
  "plan/order.ts inOrder": "no text",
  "plan/place.ts placeText": "a place that each form makes inert",
  "plan/place.ts placeUrl": "an address that is tried where it is linked",
  "plan/place.ts placesOf": "no text",
  "plan/remark.ts isStanding": "no text",
  "plan/remark.ts remarkTexts": "sentences that each form makes inert",
  "plan/risk.ts anyOf": "names that each form makes inert",
  "plan/risk.ts riskText": "a sentence that each form makes inert",
  "plan/sections.ts left": "words of ours in the comment",
  "plan/sections.ts placesIn": "a cell of the comment",
  "plan/sections.ts toSections": "parts of the comment",
  "plan/tally.ts tallyOf": "numbers of objects",
  "plan/terminal-diff.ts toFoldLines": "lines of plan/human.ts",
  "plan/units.ts blocksOf": "parts of the comment",
  "plan/units.ts linesOf": "lines that the comment makes visible",
  "plan/why.ts editsOf": "no text",
  "plan/why.ts reason": "a sentence that each form makes inert",
  "plan/why.ts reasonsOf": "sentences that each form makes inert",
  "plan/hunks.ts toHunks": "lines as they stand, which each form of a plan makes inert",
  "plan/hunks.ts printHunk": "lines as its caller shows them",
  "promotion/gates.ts toGateTable": "a part of pull request and check run, which are tried with it",
  "promotion/promotion.ts named": "a name that each form makes inert",
  "promotion/promotion.ts saidOf": "a sentence that each of its callers makes inert in the form it is for",
  "promotion/promotion.ts saidOfMoves": "names that each form makes inert",
  "proposal/by-hand.ts toByHandLines": "lines that proposal/human.ts makes inert with its own",
  "proposal/by-hand.ts toByHandSection": "a part of pull request and check run, which are tried with it",
  "proposal/by-hand.ts toByHandWords": "a part of saidOf's sentence",
  "proposal/proposal.ts refusals": "sentences of saidOf's",
  "proposal/removed-clusters.ts toRemovedClusters": "a part of pull request and check run, which are tried with it",
  "codeowners/codeowners.ts toCodeowners": "writes no path but one of plain letters, as its own tests show",
  "proposal/proposal.ts saidOf": "a sentence that each of its callers makes inert in the form it is for",
  "task/check-run.ts titleOf": "the title of the check run",
  "task/summary.ts causesOf": "a part of toSummary and toTaskLines, which are tried with it",
  "task/said.ts saidOf": "words that each form makes inert",
  "task/said.ts countOf": "digits",
  "task/said.ts nextOf": "words of ours and a time",
  "task/marks.ts markOf": "one character",
  "task/marks.ts styleOf": "the name of a colour",
  "task/overview.ts isOpen": "no text",
  "task/overview.ts isUnderWay": "no text",
  "task/overview.ts isWrong": "no text",
  "task/overview.ts verdictOf": "a word of ours",
  "task/duration.ts ago": "digits and the unit of a number",
  "task/duration.ts printSeconds": "digits and units of a number",
  "task/duration.ts duration": "digits and units of two times, or nothing",
};
