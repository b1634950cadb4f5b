import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Approval } from "../../../model/change/approval.ts";
import type { Plan } from "../../../model/change/plan.ts";
import { toCheckRun, toInvalidCheckRun } from "../../../views/plan/check-run.ts";
import { report } from "../markup/samples.ts";
import { context, incomplete, nothing, plan, risk } from "./sample.ts";

const withRisks = (...risks: Plan["risks"]): Plan => ({ ...nothing, risks });
const specsOnly: Plan = { ...nothing, against: incomplete.against };
const awaited: Approval = { status: "awaited", of: ["ada"] };
const given: Approval = { status: "given", by: ["ada"] };

const cases: readonly (readonly [string, Plan, Approval | undefined, string, string])[] = [
  ["nothing", nothing, undefined, "success", "No change: what is merged is what these specs render to"],
  ["a notice", withRisks(risk("notice")), { status: "not-needed" }, "success", "No risk found: 1 notice"],
  ["a warning", withRisks(risk("warning")), undefined, "neutral", "1 warning: shop in production loses its database"],
  ["what is not complete", { ...nothing, missing: ["prices"] }, undefined, "neutral", "Not complete · No risk found"],
  [
    "specs only",
    specsOnly,
    undefined,
    "neutral",
    "Compared with specs, not with what is merged · No change: both render alike",
  ],
  [
    "an error nobody has approved",
    withRisks(risk("error"), risk("error")),
    awaited,
    "action_required",
    "Needs approval: shop in production loses its database, and 1 more (by ada)",
  ],
  [
    "an error of unknown approval",
    withRisks(risk("error")),
    undefined,
    "action_required",
    "Needs approval: shop in production loses its database",
  ],
  [
    "an approved error",
    withRisks(risk("error")),
    given,
    "success",
    "Approved by ada: shop in production loses its database",
  ],
  [
    "an approved error and a warning",
    withRisks(risk("error"), risk("warning")),
    given,
    "neutral",
    "Approved by ada: shop in production loses its database",
  ],
  [
    "what blocks, whatever is approved",
    withRisks(risk("error"), risk("error", { blocks: true, message: "the budget is exceeded" })),
    given,
    "failure",
    "Blocked: production, shop: the budget is exceeded",
  ],
];

const conclusion = suite("the check run of a plan");
for (const [what, shown, approval, expected, title] of cases) {
  conclusion(`with ${what} is ${expected}: ${title}`, () => {
    const run = toCheckRun(shown, { ...context, ...(approval && { approval }) });
    assert.equal([run.conclusion, run.title], [expected, title]);
  });
}

conclusion("that there is none of, because the specs are invalid, fails with their problems", () => {
  const { conclusion: ended, title, summary } = toInvalidCheckRun(report, context);
  assert.is(ended, "failure");
  assert.is(title, "No plan: 3 problems in 1 file");
  assert.match(summary, /scaling-range/);
});

conclusion("keeps to the length of a title and a summary", () => {
  const risks = Array.from({ length: 300 }, () => risk("error", { message: "é".repeat(400) }));
  const { title, summary } = toCheckRun({ ...plan, risks }, context);
  assert.is(title.length, 255);
  assert.ok(Buffer.byteLength(summary) <= 65_535);
});
conclusion.run();

const annotations = suite("the annotations of a plan");

annotations("are the risks on their lines, the weightiest first, then what each line changes", () => {
  const risks = [
    risk("warning"),
    risk("error"),
    risk("error", { rule: "budget", blocks: true }),
    risk("notice", { edits: [] }),
  ];
  assert.equal(
    toCheckRun({ ...plan, risks }, context).annotations.map(({ level, title, line }) => [level, title, line]),
    [
      ["failure", "budget", 12],
      ["failure", "data-lost", 12],
      ["warning", "data-lost", 12],
      ["notice", "Application shop: replicas", 12],
    ],
  );
});

annotations("say what a line changes, production first", () => {
  assert.is(
    toCheckRun(plan, context).annotations.at(-1)?.message,
    "production: 1 object added, 6 changed · staging: 1 object added",
  );
});

annotations("are not of lines that are gone at the head", () => {
  const paths = toCheckRun({ ...plan, risks: [risk("error", { edits: [1] })] }, context).annotations.map(
    ({ path }) => path,
  );
  assert.equal(paths, ["environments/applications/shop.yaml"]);
});

annotations("are at most 200", () => {
  const risks = Array.from({ length: 300 }, () => risk("warning"));
  assert.is(toCheckRun({ ...plan, risks }, context).annotations.length, 200);
});
annotations.run();
