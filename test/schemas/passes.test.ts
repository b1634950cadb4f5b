import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { load } from "../../schemas/load.ts";
import { passes, ruleTexts } from "../../schemas/passes.ts";

const organization = `apiVersion: landfall/v1
kind: Organization
metadata: { name: acme }
spec:
  github: { owner: acme, repositories: { specs: specs, environments: environments, events: events } }
`;

const texts = suite("what is said of a problem's rule");

const found: readonly (readonly [rule: string, text: string])[] = [
  ["yaml", "a: &b 1\nc: *b\n"],
  ["schema", "apiVersion: landfall/v1\nkind: Nothing\n"],
  ["reference", `${organization}---\n${organization}`],
];
for (const [rule, text] of found) {
  texts(`is there for a problem of the pass ${rule}`, () => {
    const { problems } = load(new Map([["a.yaml", new TextEncoder().encode(text)]]));
    assert.ok(problems.some((problem) => problem.rule === rule));
    assert.ok(passes.some(({ id }) => id === rule));
  });
}

texts("is there for whatever name the passes give", () => {
  const root = join(import.meta.dirname, "../../schemas");
  const names = globSync("**/*.ts", { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/\brule: "([a-z-]+)"/g)].map(([, name]) => name ?? ""),
  );
  assert.equal([...new Set(names)].sort(), passes.map(({ id }) => id).sort());
});

texts("has a name of its own and a link", () => {
  assert.is(new Set(ruleTexts.map(({ id }) => id)).size, ruleTexts.length);
  for (const { id, link } of ruleTexts) assert.match(link, /^https:\/\//, id);
});

texts.run();
