import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseTrailers } from "../../../model/names/trailer.ts";
import type { FolderPlan } from "../../../model/tree/folder-plan.ts";
import { toCheckRun, toCommitStatus } from "../../../views/proposal/checks.ts";
import { toLines } from "../../../views/proposal/human.ts";
import type { Proposal, Proposed } from "../../../views/proposal/proposal.ts";
import { toCommitMessage, toPullRequestText } from "../../../views/proposal/pull-request.ts";

const source = { repository: "acme/specs", commit: "a".repeat(40) };
const units = [{ kind: "changed", path: "staging-eu/apps/shop" }] as const;
const open = {
  environment: "staging",
  number: 7,
  url: "https://github.com/acme/environments/pull/7",
  units,
  removedClusters: [],
};
const links = { serverUrl: "https://github.com", repository: "acme/environments" };
const nothing = { notDeployed: [], leftAlone: [], warnings: [] };

/** Every state of a proposal, and what is said of it. */
const proposals: readonly (readonly [proposal: Proposal, said: string])[] = [
  [{ status: "none", environment: "dev" }, "nothing to change"],
  [{ status: "closed", environment: "dev", number: 6 }, "pull request #6 closed, nothing differs any more"],
  [{ status: "refused", environment: "dev", reason: "others propose it" }, "refused, others propose it"],
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
    assert.equal(toLines({ status: "proposed", source, proposals: [proposal], ...nothing }), [
      `proposed acme/specs@${source.commit}`,
      `  ${proposal.environment}: ${said}${link}`,
    ]);
  });
  lines(`says the same in a commit status when it is ${proposal.status}`, () => {
    const { state, context, description, ...link } = toCommitStatus(proposal);
    const wanted = proposal.status === "refused" ? "failure" : "success";
    assert.equal([state, context, description], [wanted, `landfall/propose: ${proposal.environment}`, said]);
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
    ...nothing,
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

const notYet = { application: "news", environment: "staging", reason: "<b>" };
const plan: FolderPlan = {
  environment: "staging",
  changes: [],
  units,
  drift: ["staging-eu/apps/shop/@acme.yaml"],
  removedClusters: [],
  notDeployed: [notYet],
  kept: [],
  tree: "1".repeat(40),
};

const proposed: Proposed = { plan, source, byHand: { drift: plan.drift, edits: [] } };

const texts = suite("a proposal's texts");

texts("name what changed, and the specs it was rendered from", () => {
  const message = toCommitMessage(proposed, "0.1.0");
  assert.is(message.split("\n")[0], "staging: shop");
  assert.equal(parseTrailers(message), { source, version: "0.1.0" });
  const { title, body } = toPullRequestText(proposed, links);
  assert.is(title, "staging: shop");
  assert.ok(body.includes(`https://github.com/acme/specs/commit/${source.commit}`));
  assert.ok(body.includes("| `staging-eu/apps/shop` | changed |"));
});

texts("show what others wrote letter by letter", () => {
  const { body } = toPullRequestText(proposed, links);
  for (const raw of ["<b>", "@acme"]) assert.not.ok(body.replace(/`[^`]*`/g, "").includes(raw), raw);
});

texts("fit a pull request, however much there is to say", () => {
  const many = Array.from({ length: 5000 }, (_, index) => `staging-eu/apps/application-${index}`);
  const { title, body } = toPullRequestText(
    {
      source,
      plan: { ...plan, units: many.map((path) => ({ kind: "added", path })), notDeployed: [] },
      byHand: { drift: many, edits: [] },
    },
    links,
  );
  assert.is(title, "staging: 5000 applications");
  assert.ok(body.length <= 65_536, String(body.length));
  assert.ok(body.includes("and 4600 more units"));
});

texts("name what stays only for its data", () => {
  const { body } = toPullRequestText({ ...proposed, plan: { ...plan, kept: ["eu/data/shop"] } }, links);
  assert.match(body, /\*\*Kept only for the data in them, until the specs retire them\*\*\n\n- eu\/data\/shop\n/);
  assert.not.match(toPullRequestText(proposed, links).body, /Kept only/);
});

texts("fit it also where each line is long", () => {
  const notDeployed = Array.from({ length: 400 }, () => ({ ...notYet, reason: "@".repeat(2_000) }));
  const { body } = toPullRequestText({ ...proposed, plan: { ...plan, notDeployed } }, links);
  assert.ok(body.length <= 65_536, String(body.length));
  assert.match(body, /\n\d+ more lines do not fit here\.\n\n_Landfall/);
});

texts("prove the tree in a check on the head", () => {
  const check = toCheckRun("b".repeat(40), proposed, links);
  assert.equal([check.name, check.headSha, check.conclusion], ["landfall/propose", "b".repeat(40), "success"]);
  assert.ok(check.summary.includes(plan.tree) && check.summary.includes(source.commit));
});

texts.run();
