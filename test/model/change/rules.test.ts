import { globSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { riskRules } from "../../../model/change/risk-rules.ts";
import { risksIn } from "../../../scripts/risk-example.ts";

const risks = suite("risk rules");

for (const { id, severity, examples } of riskRules) {
  risks(`${id} has nothing to say of its accepted example, and no other rule has`, () => {
    assert.equal(risksIn(examples.accepted, riskRules), []);
  });

  risks(`${id} alone rejects its rejected example, and knows why`, () => {
    const found = risksIn(examples.rejected, riskRules);
    assert.equal(
      found.map((risk) => [risk.rule, risk.severity]),
      [[id, severity]],
      found.map(({ message }) => message).join("\n"),
    );
    const [risk] = found;
    assert.match(risk?.message ?? "", /[^.]$/);
    assert.ok(risk?.fix !== undefined, "a fix is missing");
  });
}

/** What the rules have in common. */
const shared = [
  ...["amounts", "cidr", "example", "holds-data", "images", "network", "objects", "pods", "privileges", "role-rules"],
  "routes",
  "spending",
  "version",
];

risks("every rule's file is in the list, under the file's name", () => {
  const root = join(import.meta.dirname, "../../../model/change/rules");
  const files = globSync("*.ts", { cwd: root }).map((file) => file.replace(".ts", ""));
  assert.equal(files.filter((name) => !shared.includes(name)).sort(), riskRules.map(({ id }) => id).sort());
});

risks("every rule has a title, a reason and a link", () => {
  for (const { title, rationale, link } of riskRules) {
    assert.ok(title.length > 10 && rationale.length > 20);
    assert.match(link, /^https:\/\//);
  }
});

risks.run();
