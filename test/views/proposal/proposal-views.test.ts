import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseTrailers } from "../../../model/names/trailer.ts";
import type { FolderPlan } from "../../../model/tree/folder-plan.ts";
import { toCheckRun, toCommitStatus } from "../../../views/proposal/checks.ts";
import { toLines } from "../../../views/proposal/human.ts";
import type { Proposal } from "../../../views/proposal/proposal.ts";
import { toCommitMessage, toPullRequestText } from "../../../views/proposal/pull-request.ts";

const source = { repository: "acme/specs", commit: "a".repeat(40) };
const units = [{ kind: "changed", path: "staging-eu/apps/shop" }] as const;
const open = { environment: "staging", number: 7, url: "https://github.com/acme/environments/pull/7", units };

/** Every state of a proposal, and what is said of it. */
const proposals: readonly (readonly [proposal: Proposal, said: string])[] = [
  [{ status: "none", environment: "dev" }, "nothing to change"],
  [{ status: "closed", environment: "dev", number: 6 }, "pull request #6 closed, nothing differs any more"],
  [{ ...open, status: "merged" }, "pull request #7 merged, 1 unit changed"],
  [
    { ...open, units: [...units, ...units], status: "open", waitsFor: "a person to merge it" },
    "pull request #7, 2 units changed, waits for a person to merge it",
  ],
];

const lines = suite("a run of propose in lines");

for (const [proposal, said] of proposals) {
  const link = "url" in proposal ? `  ${proposal.url}` : "";
  lines(`says of a proposal that is ${proposal.status}: ${said}`, () => {
    assert.equal(toLines({ status: "proposed", source, proposals: [proposal], notDeployed: [] }), [
      `proposed acme/specs@${source.commit}`,
      `  ${proposal.environment}: ${said}${link}`,
    ]);
  });
  lines(`says the same in a commit status when it is ${proposal.status}`, () => {
    const { state, context, description, ...link } = toCommitStatus(proposal);
    assert.equal([state, context, description], ["success", `landfall/propose: ${proposal.environment}`, said]);
    assert.equal(link, "url" in proposal ? { targetUrl: proposal.url } : {});
  });
}

lines("says who superseded it, and that invalid specs propose nothing", () => {
  assert.equal(toLines({ status: "superseded", by: source }), [
    `superseded by acme/specs@${source.commit}: that commit's own run proposes it`,
  ]);
  assert.equal(toLines({ status: "invalid", source }), [`nothing proposed: acme/specs@${source.commit} has problems`]);
});

lines("show what GitHub said without obeying it", () => {
  const waitsFor = "its check: \u001b[2J\n::set-output name=result::x ##[error]y";
  const [, line] = toLines({
    status: "proposed",
    source,
    proposals: [{ ...open, status: "open", waitsFor }],
    notDeployed: [{ application: "news", environment: "dev", reason: "none\r" }],
  });
  assert.ok(line?.includes("its check: \\u001b[2J\\u000a::set-output name=result::x ##\\u005berror]y"), line);
});

lines("fit a status of 140 characters", () => {
  const { description } = toCommitStatus({ ...open, status: "open", waitsFor: "x".repeat(200) });
  assert.is(description.length, 140);
  assert.ok(description.endsWith("…"));
});

lines.run();

const plan: FolderPlan = {
  environment: "staging",
  changes: [],
  units,
  drift: ["staging-eu/apps/shop/@acme.yaml"],
  notDeployed: [{ application: "news", environment: "staging", reason: "<b>" }],
  kept: [],
  tree: "1".repeat(40),
};

const texts = suite("a proposal's texts");

texts("name what changed, and the specs it was rendered from", () => {
  const message = toCommitMessage(plan, source, "0.1.0");
  assert.is(message.split("\n")[0], "staging: shop");
  assert.equal(parseTrailers(message), { source, version: "0.1.0" });
  const { title, body } = toPullRequestText(plan, source, { serverUrl: "https://github.com" });
  assert.is(title, "staging: shop");
  assert.ok(body.includes(`https://github.com/acme/specs/commit/${source.commit}`));
  assert.ok(body.includes("| `staging-eu/apps/shop` | changed |"));
});

texts("show what others wrote letter by letter", () => {
  const { body } = toPullRequestText(plan, source, { serverUrl: "https://github.com" });
  for (const raw of ["<b>", "@acme"]) assert.not.ok(body.includes(raw), raw);
});

texts("fit a pull request, however much there is to say", () => {
  const many = Array.from({ length: 5000 }, (_, index) => `staging-eu/apps/application-${index}`);
  const { title, body } = toPullRequestText(
    { ...plan, units: many.map((path) => ({ kind: "added", path })), drift: many },
    source,
    { serverUrl: "https://github.com" },
  );
  assert.is(title, "staging: 5000 applications");
  assert.ok(body.length <= 65_536, String(body.length));
  assert.ok(body.includes("and 4600 more units"));
});

texts("name what stays only for its data", () => {
  const { body } = toPullRequestText({ ...plan, kept: ["eu/data/shop"] }, source, { serverUrl: "https://github.com" });
  assert.match(body, /\*\*Kept only for the data in them, until the specs retire them\*\*\n\n- eu\/data\/shop\n/);
  assert.not.match(toPullRequestText(plan, source, { serverUrl: "https://github.com" }).body, /Kept only/);
});

texts("fit it also where each line is long", () => {
  const drift = Array.from({ length: 400 }, () => "@".repeat(2_000));
  const { body } = toPullRequestText({ ...plan, drift }, source, { serverUrl: "https://github.com" });
  assert.ok(body.length <= 65_536, String(body.length));
  assert.match(body, /\n\d+ more lines do not fit here\.$/);
});

texts("prove the tree in a check on the head", () => {
  const check = toCheckRun("b".repeat(40), plan, source);
  assert.equal([check.name, check.headSha, check.conclusion], ["landfall/propose", "b".repeat(40), "success"]);
  assert.ok(check.summary.includes(plan.tree) && check.summary.includes(source.commit));
});

texts.run();
