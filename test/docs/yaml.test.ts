import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Block, blocks, blocksOf, isCommands } from "./blocks.ts";
import { type Judged, judgeYaml } from "./judge-yaml.ts";

const shown = suite("the YAML in the documentation");

/** The pages of the rules are generated from examples that the rules' own tests try, and some are there to be refused. */
const written = blocks.filter(({ page }) => !page.startsWith("docs/rules/"));

const judgedInPage = (block: Block): Judged | undefined =>
  judgeYaml(
    block,
    blocks.filter(({ page }) => page === block.page),
  );

for (const block of written.filter(({ language }) => language === "yaml")) {
  const judged = judgedInPage(block);
  shown(`is sound: ${block.page}:${block.line}, ${judged?.is}`, () => {
    assert.ok(judged, "it is no spec, object or workflow: mark it with fragment=");
    assert.equal(judged.faults, []);
  });
}

shown("is there: a spec, an object, a workflow and parts", () => {
  const kinds = new Set(written.filter(({ language }) => language === "yaml").map((block) => judgedInPage(block)?.is));
  for (const kind of ["specs", "objects", "workflow", "annotations", "a part of Application"])
    assert.ok(kinds.has(kind), kind);
});

shown("and the commands are all that is shown, besides pictures, settings of editors and what a test would say", () => {
  const others = written.filter((block) => !isCommands(block) && block.language !== "yaml");
  assert.equal(
    others
      .filter(({ language }) => !["json", "mermaid", "ts"].includes(language))
      .map(({ page, line }) => `${page}:${line}`),
    [],
  );
});

const fence = "```";
const judge = (info: string, text: string): Judged | undefined => {
  const [block] = blocksOf("x.md", `${fence}${info}\n${text}\n${fence}\n`);
  return block && judgeYaml(block);
};
const application =
  "apiVersion: landfall/v1\nkind: Application\nmetadata: { name: cart }\nspec:\n  repository: cart\n  image: ghcr.io/acme/cart\n  port: 8080\n  probes: { readiness: /, liveness: / }\n  environments: { staging: {} }";

for (const [what, info, text, fault] of [
  ["a spec with a field that is not there", "yaml", application.replace("image", "imagge"), /imagge/],
  ["a spec that names what is not there", "yaml", application.replace("staging", "nowhere"), /nowhere/],
  ["a part with a wrong value", "yaml fragment=Application.spec", "port: a lot", /port/],
  ["an object without a name", "yaml", "apiVersion: v1\nkind: Secret\nmetadata: {}", /Secret has no name/],
  ["an annotation that is no text", "yaml fragment=annotations", "a/b: 1", /a\/b is no annotation/],
  ["a workflow that may write", "yaml", "on: { push: }\npermissions: write-all\njobs: {}", /permissions/],
] as const) {
  shown(`would be found wrong: ${what}`, () => {
    assert.match(judge(info, text)?.faults.join("\n") ?? "", fault);
  });
}

shown("is found sound where it is", () => {
  assert.equal(judge("yaml", application), { is: "specs", faults: [] });
});

shown("is noticed when it is nothing", () => {
  assert.is(judge("yaml", "a: 1"), undefined);
  assert.is(judge("yaml fragment=Nothing.spec", "a: 1"), undefined);
});

shown.run();
