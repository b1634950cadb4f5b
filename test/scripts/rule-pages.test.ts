import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ruleTexts } from "../../schemas/passes.ts";
import { rules } from "../../schemas/rules.ts";
import { leftOver } from "../../scripts/docs.ts";
import { rulePages } from "../../scripts/rule-pages.ts";

const pages = suite("the pages of the rules");

const written = rulePages();
const pageOf = (id: string): string => written.get(`docs/rules/${id}.md`) ?? "";

pages("are one for each rule, and an index of all", () => {
  const ids = ruleTexts.map(({ id }) => id);
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

pages("are found when their rule is gone", () => {
  const gone = "docs/rules/a-rule-that-never-was.md";
  assert.equal(leftOver([...written.keys(), gone]), [gone]);
});

pages.run();
