import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { inForm } from "../../../actions/plan/forms.ts";
import { plain } from "../../../views/markup/terminal.ts";
import { toCheckRun } from "../../../views/plan/check-run.ts";
import { attacks } from "../../views/markup/attacks.ts";
import { type Form, faultsOf } from "../../views/markup/forms.ts";
import type { Edits } from "./clone.ts";
import { openPull, others, reviewed, shop } from "./pull.ts";
import { startScene } from "./scene.ts";

const all = Object.values(attacks).flat();
const scene = await startScene(reviewed, others);
const { forge, specs, environments } = scene;
const below = "staging/staging-eu/apps/shop";

/** What Git takes as a name of a file, and what as an author's. */
const names = all
  .map((text) => text.replaceAll(/[/\0]/g, "").toWellFormed().slice(0, 80))
  .filter((name) => name !== "" && !/^\.*$/.test(name));
const authors = all
  .map((text) =>
    text
      .replaceAll(/[\0\n<>]/g, "")
      .toWellFormed()
      .slice(0, 200),
  )
  .filter((name) => /\w/.test(name));

/** Any text as YAML takes it, with the code of what cannot be written. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

const file = (text: string, index: number): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${quoted(text)}, labels: { ${index}: ${quoted(text)} } }\ndata: { text: ${quoted(text)} }\n`;
const written: Edits = {
  ...Object.fromEntries(names.map((name, index) => [`${below}/${index} ${name}.yaml`, file(all[index] ?? "", index)])),
  ...Object.fromEntries(all.map((text, index) => [`${below}/raw-${index}.txt`, text])),
  [`${below}/long.yaml`]: `kind: ConfigMap\ndata: { text: ${"@".repeat(100_000)} }\n`,
};

/** Specs that hold one of these are refused. */
const refusedInSpecs = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\ufffd]/gu;

/** Each attack that a spec may hold, as a value of the application's configuration. */
const lines = all.map(
  (one, index) => `    ATTACK_${index}: ${quoted(one.toWellFormed().replaceAll(refusedInSpecs, ""))}\n`,
);
const configured: Edits = { [shop]: (text) => text.replace("  config:\n", () => `  config:\n${lines.join("")}`) };

await environments.push(written, "Help out");
/** As many as are told of, each with a subject and an author of its own. */
for (const [index, author] of authors.slice(0, 19).entries())
  await environments.commit({ [`${below}/by-${index}.yaml`]: "kind: ConfigMap\n" }, author, {
    name: author,
    email: "eve@acme.example",
  });
await environments.git("push", "--quiet", "origin", "main");
const pull = await openPull(scene, configured);
const step = await pull.run({
  inputs: { token: "t-no-checks", "environments-token": "t-plan", path: "environments", out: ".git/plan" },
});
const planned = await scene.plan();

/** Links lead where the server is, which is GitHub to the judges. */
const faultsIn = (form: Form, text: string): readonly string[] =>
  faultsOf({ form, text: text.replaceAll(forge.url, "https://github.com") });

const test = suite("plan, of specs and an environments repository that somebody hostile wrote");
test.after(async () => {
  await scene[Symbol.asyncDispose]();
});

test("ends as any other, and tells every file and those who wrote them", () => {
  assert.is(step.code, 0, step.out.slice(-2000));
  const [environment] = planned.plan.environments;
  const shown = new Set(environment?.objects.map(({ path }) => `staging/${path}`));
  assert.equal(
    Object.keys(written).filter((path) => !shown.has(path)),
    [],
  );
  const edited = environment?.remarks.find((remark) => remark.kind === "edited");
  assert.is(edited?.kind === "edited" && edited.byHand.edits.length, 20);
});

test("is inert in the log, in which nothing but notes is for the runner", () => {
  const log = step.out.split("\n").filter((line) => !/^::add-mask::t-/.test(line));
  assert.equal(faultsIn("commands", log.join("\n")), []);
});
test("is inert in the summary and the comment", async () => {
  const [comment] = await pull.comments();
  const [marker, head, ...lines] = (comment?.body ?? "").split("\n");
  assert.match(`${marker}${head}`, /^<!-- landfall:plan --><!-- landfall:plan-of head=[0-9a-f]{40} -->$/);
  for (const text of [step.summary, lines.join("\n")]) assert.equal(faultsIn("markdown", text), []);
});
test("is inert in the page and the patch", () => {
  const [page = "", patch = ""] = ["plan.html", "plan.diff"].map((name) =>
    readFileSync(join(specs.folder, ".git/plan", name), "utf8"),
  );
  assert.equal(faultsIn("html", page), []);
  assert.equal(faultsIn("patch", patch), []);
});
test("is inert in the check run", () => {
  const { title, summary, annotations } = toCheckRun(planned.plan, { head: "", headUrl: "", version: "1" });
  assert.equal(faultsIn("markdown", summary), []);
  for (const text of [title, ...annotations.map((one) => one.title)]) assert.equal(faultsIn("plain", text), []);
});
test("is inert in a terminal, as lines and as JSON", () => {
  assert.equal(faultsIn("lines", inForm("human", planned, plain)), []);
  assert.equal(faultsIn("json", inForm("json", planned, plain)), []);
});
test.run();
