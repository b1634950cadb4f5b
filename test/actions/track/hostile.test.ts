import { suite } from "uvu";
import * as assert from "uvu/assert";
import { visible } from "../../../views/markup/visible.ts";
import { toSummary } from "../../../views/release/github.ts";
import { toLines } from "../../../views/release/human.ts";
import { toJsonLine } from "../../../views/release/json.ts";
import { client } from "../../local/forge/client.ts";
import { attacks } from "../../views/markup/attacks.ts";
import { faultsOf } from "../../views/markup/forms.ts";
import { openScene, type Scene, saidOf, wordsOf } from "./scene.ts";

let scene: Scene;
let tip: string;
const hostile = suite("hostile names");
hostile.before.each(async () => {
  scene = await openScene();
  tip = await scene.commit("acme/shop");
});
hostile.after.each(async () => scene[Symbol.asyncDispose]());

const names = [
  "v1.0.0;touch$IFS/tmp/x",
  "v1.0.0$(id)",
  "v1.0.0`id`",
  "v1.0.0'\"",
  "v1.0.0<script>",
  "v1.0.0%0Aerror",
  "v1.0.0\u202e",
  "v1.0.0|x",
  "v1.0.0&&x",
  "v1.0.0#1",
  "v1.0.0@acme/all",
  "v1.0.0--upload-pack=x",
];

hostile("of tags count for nothing, or are only text", async () => {
  for (const name of names) await scene.tag("acme/shop", name, tip);
  const { builds, states } = await scene.track();
  assert.equal(
    builds.filter(({ application }) => application === "shop").map(({ tag }) => tag ?? "none"),
    ["none"],
  );
  assert.is(states.length, 2);
});

/** What Git takes of everything that others try, some of it as a version of a tag. */
const attempts = Object.values(attacks)
  .flat()
  .map((text) =>
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|\ufffd/gu, "")
      .slice(0, 60),
  )
  .filter((name) => /^[^./-]/.test(name) && !/(\.lock|[./@])$|\/\./.test(name));

hostile("are inert in the lines, the summary and the output, which a matrix is made of", async () => {
  for (const name of new Set([...names, ...attempts, ...attempts.map((one) => `v1.0.0-${one}`)]))
    await scene.tag("acme/shop", name, tip).catch(() => {});
  const tracked = await scene.track();
  assert.equal(faultsOf({ form: "lines", text: toLines(tracked).join("\n") }), []);
  assert.equal(faultsOf({ form: "markdown", text: toSummary(tracked) }), []);
  const json = toJsonLine(tracked);
  assert.equal(faultsOf({ form: "json", text: json }), []);
  const { builds } = JSON.parse(json) as { readonly builds: readonly Readonly<Record<string, unknown>>[] };
  for (const { application, commit, tag = "" } of builds) {
    assert.match(`${application}`, /^[a-z0-9-]+$/);
    assert.match(`${commit}`, /^[0-9a-f]{40}$/);
    assert.match(`${tag}`, /^[\w.+/-]*$/, "nothing that a shell would obey");
  }
});

hostile("of a default branch are only text", async () => {
  await scene.built("shop", tip);
  const { memory } = await scene.track();
  for (const name of names.slice(0, 4)) {
    await scene.forge.settings("acme/shop").renameBranch(name);
    const tracked = await scene.track({ memory });
    assert.ok(saidOf(tracked).startsWith(`the default branch is ${name} now, and was main`), saidOf(tracked));
    const unbuilt = await scene.track();
    assert.equal(wordsOf(unbuilt), ["current"]);
  }
});

hostile("of what a build has said are only text", async () => {
  await scene.says("acme/shop", tip, "failure");
  const evil = "x\u001b[2J\n::error::y".repeat(20).slice(0, 140);
  const as = client(scene.forge, "own", "acme/shop");
  const status = { state: "failure", context: "landfall/build: shop", description: evil };
  await as("POST", `statuses/${tip}`, status);
  const said = saidOf(await scene.track());
  assert.match(said, /has failed: x\\u001b\[2J\\u000a::error::y/);
  assert.is(said, visible(said));
});

hostile.run();
