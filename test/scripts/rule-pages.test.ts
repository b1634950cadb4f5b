import { suite } from "uvu";
import * as assert from "uvu/assert";
import { riskRules } from "../../model/change/risk-rules.ts";
import { ruleTexts } from "../../schemas/passes.ts";
import { rules } from "../../schemas/rules.ts";
import { leftOver } from "../../scripts/docs.ts";
import { rulePages } from "../../scripts/rule-pages.ts";

const pages = suite("the pages of the rules");

const written = rulePages();
const pageOf = (id: string): string => written.get(`docs/rules/${id}.md`) ?? "";

pages("are one for each rule, and an index of all", () => {
  const ids = [...ruleTexts, ...riskRules].map(({ id }) => id);
  assert.equal([...written.keys()].sort(), ["README", ...ids].map((id) => `docs/rules/${id}.md`).sort());
  for (const id of ids) assert.ok(pageOf("README").includes(`| [${id}](${id}.md)`), id);
});

for (const { id, title, rationale, link, examples } of rules) {
  pages(`say all there is about ${id}, and what is said of its rejected example`, () => {
    const page = pageOf(id);
    for (const text of [title, rationale, link, examples.accepted, examples.rejected])
      assert.ok(page.includes(text), text);
    assert.match(page, new RegExp(`^specs\\.yaml:\\d+:\\d+ (error|warning|notice) .+ \\[${id}\\]$`, "m"));
  });
}

for (const { id, title, rationale, link, severity, examples } of riskRules) {
  pages(`say all there is about ${id}, both states of its examples, and what is said of the change`, () => {
    const page = pageOf(id);
    const { accepted, rejected } = examples;
    for (const text of [title, rationale, link, accepted.before, accepted.after, rejected.before, rejected.after])
      assert.ok(page.includes(text), text);
    assert.match(page, new RegExp(`^${severity} .+ \\[${id}\\]$`, "m"));
  });
}

pages("are found when their rule is gone", () => {
  const gone = "docs/rules/a-rule-that-never-was.md";
  assert.equal(leftOver([...written.keys(), gone]), [gone]);
});

pages.run();
