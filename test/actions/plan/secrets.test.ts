import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { inForm, planForms } from "../../../actions/plan/forms.ts";
import { plain } from "../../../views/markup/terminal.ts";
import type { Edits } from "./clone.ts";
import { openPull, others, reviewed, shop } from "./pull.ts";
import { startScene } from "./scene.ts";

const scene = await startScene(reviewed, others);
const below = "staging/staging-eu/apps/shop";

/** What must never be seen, in plain and as a Secret keeps it. */
const plainly = "hunter2hunter2";
const digits = "4815162342";
const kept = Buffer.from(plainly).toString("base64");
const secret = `apiVersion: v1\nkind: Secret\nmetadata: { name: by-hand }\nstringData: { note: ${plainly} }\ndata: { note: ${kept} }\n`;
const applied = JSON.stringify({ kind: "Secret", stringData: { note: plainly } });

const edits: Edits = {
  [`${below}/secret.yaml`]: secret,
  [`${below}/applied.yaml`]: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: applied\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: ${JSON.stringify(applied)}\n`,
  [`${below}/list.yaml`]: `apiVersion: v1\nkind: List\nitems:\n${secret.replaceAll(/^/gm, "    ").replace("    api", "  - api").trimEnd()}\n`,
  [`${below}/release.yaml`]: `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: by-hand }\nspec: { values: { auth: { password: ${plainly}, token: ${digits} } } }\n`,
  [`${below}/generated.yaml`]: `kind: Kustomization\nsecretGenerator:\n  - name: by-hand\n    literals: [note=${plainly}]\n`,
  [`${below}/several.yaml`]: `${secret}---\n${secret}`,
  [`${below}/notes.txt`]: `the password is ${plainly}\n`,
  [`${below}/deployment-shop.yaml`]: (text) =>
    text.replace(
      "          env:\n",
      `          env:\n            - name: DATABASE_PASSWORD\n              value: ${plainly}\n`,
    ),
};

const test = suite("plan, of secrets that somebody put into the environments repository");
test.after(async () => {
  await scene[Symbol.asyncDispose]();
});

const pull = await openPull(scene, { [shop]: (text) => text.replace("max: 6", "max: 8") });
await scene.environments.push(edits, "Help out");
const planned = await scene.plan();

/** What is seen of one file, in all forms. */
const leaks = (text: string): readonly string[] => [plainly, kept, digits].filter((one) => text.includes(one));

for (const path of Object.keys(edits))
  test(`hides what must not be seen of ${path}`, () => {
    const change = planned.plan.environments[0]?.objects.find((one) => `staging/${one.path}` === path);
    assert.ok(change, "it is among the changes");
    assert.equal(leaks(JSON.stringify(change)), []);
  });

for (const form of planForms)
  test(`shows none of them in the form ${form}, which names each file`, () => {
    const text = inForm(form, planned, plain);
    assert.equal(leaks(text), []);
    if (form === "json" || form === "diff")
      for (const path of Object.keys(edits)) assert.match(text, path.slice("staging/".length));
  });

test("shows none of them on GitHub, in the log, or in what is kept of the run", async () => {
  const step = await pull.run();
  assert.is(step.code, 0, step.out);
  const files = ["plan.html", "plan.diff"].map((name) =>
    readFileSync(join(scene.specs.folder, ".git/plan", name), "utf8"),
  );
  const [[comment], [check]] = [await pull.comments(), await pull.checks()];
  const texts = [step.out, step.err, step.summary, comment?.body ?? "", JSON.stringify(check), ...files];
  for (const text of texts) assert.equal(leaks(text), []);
  assert.match(comment?.body ?? "", "hidden");
});
test.run();
