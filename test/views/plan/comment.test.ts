import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Plan } from "../../../model/change/plan.ts";
import { toComment, toInvalidComment } from "../../../views/plan/comment.ts";
import { parseMarker, printMarker, roomForNotice, toSuperseded } from "../../../views/plan/marker.ts";
import { pageOf } from "../markup/github-markdown.ts";
import { report } from "../markup/samples.ts";
import { change, labelled } from "./objects.sample.ts";
import { context, incomplete, nothing, plan, risk } from "./sample.ts";

const linesOf = (shown: Plan, given = context): readonly string[] => toComment(shown, given).split("\n");

/** What a reader sees. */
const seen = (shown: Plan, given = context): string => pageOf(toComment(shown, given)).text.replaceAll("\u200b", "");

const only = (objects: Plan["environments"][number]["objects"]): Plan => ({
  ...nothing,
  environments: [{ environment: "production", tier: "production", merge: "manual", remarks: [], words: [], objects }],
});

const first = suite("the comment's first lines");

first("are the marker, the answer, and what changes, production first", () => {
  const [marker = "", answer, , summary = ""] = linesOf(plan);
  assert.equal(parseMarker(marker), { head: context.head });
  assert.is(answer, "**Needs approval**: shop in production loses its database");
  assert.match(
    summary,
    /^production&#58; 1 object added, 8 changed.*staging&#58; 1 object added.*1 person gains access/,
  );
});

first("say before all else what is missing, and what it is compared with", () => {
  const [, answer = ""] = linesOf(incomplete);
  assert.match(answer, /^\*\*Not complete\*\*: prices of eu&#45;north&#45;1 are unknown; history could not be read · /);
  assert.match(
    answer,
    /\*\*Compared with specs, not with what is merged\*\*: there is no key to acme\/environments · /,
  );
});

first("are all there is when nothing changes, whatever stands there anyway", () => {
  assert.equal(linesOf(nothing).slice(1), ["**No change**: what is merged is what these specs render to"]);
});

const approvals = [
  [undefined, "**Needs approval**: shop in production loses its database"],
  [
    { status: "awaited", of: ["ada", "bob"] },
    "**Needs approval**: shop in production loses its database &#40;by ada or bob&#41;",
  ],
  [
    { status: "awaited", of: [] },
    "**Needs approval**: shop in production loses its database; no grant lets anybody approve it",
  ],
  [{ status: "given", by: ["ada"] }, "**Approved by ada**: shop in production loses its database"],
  [{ status: "blocked" }, "**Blocked**"],
] as const;
for (const [approval, said] of approvals) {
  first(`of an approval that is ${approval?.status ?? "not known"} say ${said}`, () => {
    assert.is(linesOf(plan, { ...context, ...(approval && { approval }) })[1], said);
  });
}
first.run();

const whole = suite("the comment");

whole("names every path, word, risk, right and file that is in the plan", () => {
  const text = seen(plan);
  const names = [
    ...plan.environments.flatMap(({ objects }) => objects.map(({ path }) => path)),
    ...plan.environments.flatMap(({ words }) => words.map(({ subject }) => subject)),
    ...plan.risks.map(({ message }) => message),
    ...plan.access.map(({ person }) => person),
    ...plan.reach.reviewers.map(({ file }) => file),
  ];
  for (const name of names) assert.ok(text.includes(name), name);
});

whole("leads from what changes to its line at the head, and from a risk to its page", () => {
  const text = toComment(plan, context);
  assert.ok(text.includes(`](${context.headUrl}/environments/applications/shop.yaml#L12)`));
  assert.ok(text.includes(`](${context.rulesUrl}/data-lost.md)`));
  assert.not.ok(text.includes(`${context.headUrl}/environments/applications/news.yaml`), "it is gone there");
});

whole("says 400 of one label on 400 objects, shows its lines once, and lists all paths", () => {
  const text = toComment(only(labelled(400)), context);
  assert.match(text, /the same in 400 units · 400 objects changed/);
  assert.is(text.split("+team: b").length, 2);
  for (const { path } of labelled(400)) assert.ok(text.includes(path), path);
});

whole("is fenced so that no line ends the fence", () => {
  const text = toComment(only([change("a.yaml", { text: [undefined, "```\n````\n</details>\n"] })]), context);
  assert.match(text, /\n`{5}diff\n@@ -0,0 \+1,3 @@\n\+```\n\+````\n\+<\/details>\n`{5}\n/);
});

whole("shows the lines of what only follows last, and only where there is room for them", () => {
  const follows = change("a/kustomization.yaml", { text: ["- a\n", "- b\n"], why: [{ kind: "follows" }] });
  const text = toComment(only([follows, change("b.yaml")]), context);
  assert.ok(text.indexOf("+replicas: 4") < text.indexOf("+- b"), text);
  const long = { ...follows, after: "- long\n".repeat(20_000) };
  const short = toComment(only([long, change("b.yaml")]), context);
  assert.not.match(short, /\+- long/);
  assert.match(short, /1 file, each with its own lines.*\n\n```text\na\/kustomization\.yaml\n/);
});

const big = only(
  Array.from({ length: 10_000 }, (_, index) =>
    change(`production-eu/apps/app-${index}/service.yaml`, { text: [`a: ${index}\n`, `b: ${index}\n`] }),
  ),
);

whole("is cut at a unit's border, and says how much follows and where", () => {
  const text = toComment(big, context);
  assert.ok(text.length <= 65_536 && text.length > 60_000, `${text.length}`);
  const shown = text.split("</details>").length - 1;
  assert.is(text.split("<details>").length - 1, shown);
  assert.ok(text.includes(`**Not shown here: ${10_000 - shown} more files in ${10_000 - shown} units.**`));
  assert.ok(text.includes(`[The complete plan](${context.pageUrl}) has all of it.`));
});

whole("passes over a unit that is too large for it, not over those after it", () => {
  const large = change("production-eu/apps/large/a.yaml", { text: [undefined, "line\n".repeat(20_000)] });
  const text = toComment(only([large, change("production-eu/apps/shop/a.yaml")]), context);
  assert.match(text, /Not shown here: 1 more file in 1 unit\./);
  assert.match(text, /production&#45;eu\/apps\/shop/);
});

whole("keeps every section when one of them is too long, and counts what it leaves out", () => {
  const access = Array.from({ length: 3_000 }, (_, index) => ({ ...plan.access[0], login: `a-${index}` }));
  const long = { ...plan, access: access as Plan["access"], risks: Array.from({ length: 900 }, () => risk("error")) };
  const text = toComment(long, context);
  assert.ok(text.length <= 65_536);
  for (const title of ["What changes", "Risks", "To know", "Access", "Reach"]) assert.match(text, `### ${title}\n`);
  assert.match(text, /and \d+ more risks: \[the complete plan\]/);
  assert.match(text, /and \d+ more lines: \[the complete plan\]/);
});
whole("says of specs with problems that there is no plan, and why", () => {
  const text = toInvalidComment(report, context);
  assert.equal(parseMarker(text), { head: context.head });
  assert.is(text.split("\n")[1], "**No plan**, because the specs have problems");
  assert.match(text, /scaling-range/);
  const many = { ...report, problems: Array.from({ length: 5_000 }, () => report.problems[0]) };
  assert.ok(toInvalidComment(many, context).length <= 65_536 - roomForNotice);
});

whole("names each thing that is missing, however long the first line is", () => {
  const missing = Array.from({ length: 40 }, (_, index) => `part ${index} of what could not be read`);
  const text = seen({ ...incomplete, missing });
  for (const one of missing) assert.ok(text.includes(one), one);
});
whole.run();

const marker = suite("the marker");
const [old, newer] = ["a".repeat(40), "e".repeat(40)];

for (const one of [{ head: old }, { head: old, supersededBy: newer }]) {
  marker(`is read as it was printed: ${Object.keys(one).join(", ")}`, () => {
    assert.equal(parseMarker(printMarker(one)), one);
    assert.equal(parseMarker(`${printMarker(one)}\r\nedited on the web`), one);
  });
}
for (const body of ["", "text", ` ${printMarker({ head: old })}`, `> ${printMarker({ head: old })}`]) {
  marker(`is not found in ${JSON.stringify(body)}`, () => assert.is(parseMarker(body), undefined));
}
marker("has no word of others in it", () => {
  assert.is(printMarker({ head: "--> <b>" }), "<!-- landfall:plan-of head=unknown -->");
});
marker.run();

const superseded = suite("toSuperseded");
const former = toComment(plan, context);

superseded("puts one line above the same text, and remembers both commits", () => {
  const text = toSuperseded(former, newer);
  assert.equal(parseMarker(text), { head: context.head, supersededBy: newer });
  assert.is(text.split("\n")[1], "**Superseded** by eeeeeee: a new plan is being made.");
  assert.is(text.split("\n").slice(3).join("\n"), former.split("\n").slice(1).join("\n"));
});
superseded("does not pile up", () => {
  assert.is(toSuperseded(toSuperseded(former, "d".repeat(40)), newer), toSuperseded(former, newer));
  assert.is(toSuperseded(toSuperseded(former, newer), newer), toSuperseded(former, newer));
});
superseded("fits where the comment did", () => {
  assert.ok(toSuperseded(toComment(big, context), newer).length <= 65_536);
});
superseded("leaves alone what is no comment of ours", () => assert.is(toSuperseded("hello", newer), "hello"));
superseded.run();
