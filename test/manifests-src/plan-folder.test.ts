import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { treeId } from "../../manifests-src/git-id.ts";
import type { Model } from "../../model/spec/model.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { parseLock } from "../../model/tree/parse-lock.ts";
import { printLock } from "../../model/tree/print-lock.ts";
import type { Files } from "../../model/tree/tree.ts";
import { applied, plan, rendered, withApplication, withoutApplication } from "./held.ts";
import { sampleModel, source } from "./sample.ts";

const later = `acme/specs@${"b".repeat(40)}`;
const paths = ({ changes }: FolderPlan): readonly string[] => changes.map(({ path }) => path);
const lockIn = (files: Files) => parseLock(files.get(lockFile) ?? "");
const edited = (files: Files, path: string, text: string | undefined): Files =>
  applied(files, { ...plan(files), changes: [{ path, text }] });

const base = rendered();

const changes = suite("planFolder");

changes("writes everything where nothing is, the lock among it", () => {
  const from = plan(new Map());
  assert.equal(paths(from), [...base.keys()]);
  assert.ok(base.has(lockFile));
  assert.equal(
    from.units.map(({ kind, path }) => `${kind} ${path}`),
    [...lockIn(base).units.keys()].map((name) => `added ${name}`),
  );
  assert.equal(from.drift, []);
  assert.is(from.tree, treeId(base));
});

changes("changes nothing where nothing differs", () => {
  const { changes: none, units, drift, tree } = plan(base);
  assert.equal([none, units, drift, tree], [[], [], [], treeId(base)]);
});

changes("touches only the changed unit's files, its cluster's flux and the lock", () => {
  const next = plan(base, { model: withApplication("shop", { config: { ANSWER: "yes" } }) });
  assert.equal(
    next.units.map(({ path }) => path),
    ["eu/apps/shop", "eu/flux", "us/apps/shop", "us/flux"],
  );
  assert.equal(paths(next), [
    "eu/apps/shop/configmap-shop.yaml",
    "eu/apps/shop/deployment-shop.yaml",
    "eu/flux/flux-kustomization-apps-shop.yaml",
    lockFile,
    "us/apps/shop/configmap-shop.yaml",
    "us/apps/shop/deployment-shop.yaml",
    "us/flux/flux-kustomization-apps-shop.yaml",
  ]);
  assert.equal(next.drift, []);
});

changes("deletes the files of what the specs name no more", () => {
  const next = plan(base, { model: withoutApplication("prices") });
  const deleted = next.changes.filter(({ text }) => text === undefined).map(({ path }) => path);
  assert.ok(deleted.length > 0 && deleted.every((path) => path.includes("prices")), deleted.join("\n"));
  assert.not.ok([...applied(base, next).keys()].some((path) => path.includes("prices")));
});

changes("says what is not deployed, also when nothing changes", () => {
  assert.equal(
    plan(base).notDeployed.map(({ application }) => application),
    ["news"],
  );
});

changes.run();

const shopFile = "eu/apps/shop/deployment-shop.yaml";
const fluxUnit = [...base.keys()].filter((path) => path.startsWith("us/flux/"));

/** What somebody did by hand, and where it shows. */
const byHand: readonly (readonly [title: string, files: Files, drift: readonly string[]])[] = [
  ["an edited file", edited(base, shopFile, "# mine\n"), [shopFile]],
  ["a deleted file", edited(base, shopFile, undefined), [shopFile]],
  ["a file beside a unit's", edited(base, "eu/apps/shop/secret.yaml", "mine\n"), ["eu/apps/shop/secret.yaml"]],
  ["a file below a unit's", edited(base, "eu/apps/shop/more/a.yaml", "mine\n"), ["eu/apps/shop/more/a.yaml"]],
  ["a unit of nobody's", edited(base, "eu/apps/mine/a.yaml", "mine\n"), ["eu/apps/mine/a.yaml"]],
  ["a file beside the units", edited(base, "README.md", "mine\n"), ["README.md"]],
  ["a deleted unit", new Map([...base].filter(([path]) => !fluxUnit.includes(path))), fluxUnit],
  ["a damaged lock", edited(base, lockFile, "{\n"), [lockFile]],
  [
    "a lock that says more",
    edited(base, lockFile, (base.get(lockFile) ?? "").replace("{", '{ "mine": 1,')),
    [lockFile],
  ],
  ["a deleted lock", edited(base, lockFile, undefined), [lockFile]],
];

const drift = suite("planFolder: drift");

for (const [title, files, shown] of byHand) {
  drift(`${title} is told of and set right`, () => {
    const mended = plan(files);
    assert.equal(mended.drift, shown);
    assert.equal(applied(files, mended), base);
    assert.is(mended.tree, treeId(base));
  });

  drift(`${title} is set right too when the specs have moved`, () => {
    const wanted = { model: withApplication("prices", { port: 9001 }), at: later };
    const mended = plan(files, wanted);
    assert.equal(applied(files, mended), rendered(wanted));
  });
}

drift("in a unit that the specs change as well is told of the unit, since nobody can tell which files", () => {
  const files = edited(base, shopFile, "# mine\n");
  assert.equal(plan(files, { model: withApplication("shop", { port: 8081 }) }).drift, ["eu/apps/shop"]);
});

drift.run();

const sources = suite("planFolder: the lock's source");
const lockOf = (model: Model, at: string): string => rendered({ model, at }).get(lockFile) ?? "";

sources("stays when the specs' commit changed nothing of the folder", () => {
  assert.equal(plan(base, { at: later }).changes, []);
});

for (const [title, model] of [
  ["a unit", withApplication("shop", { config: {} })],
  ["the applications", withoutApplication("news")],
  ["an application's repository", withApplication("news", { repository: "other/news" })],
] as const) {
  sources(`is the new one when ${title} changed`, () => {
    assert.is(lockIn(applied(base, plan(base, { model, at: later }))).source, later);
  });

  sources(`stays that of the proposal when ${title} changed already there`, () => {
    const proposed = plan(base, { model, at: later, proposedLock: lockOf(model, source) });
    assert.is(lockIn(applied(base, proposed)).source, source);
  });
}

for (const [title, change] of [
  ["the reporter", { reporter: "someone-else" }],
  ["the renderer", { renderer: "0.0.1" }],
] as const) {
  sources(`is the new one when ${title} changed`, () => {
    const before = edited(base, lockFile, printLock({ ...lockIn(base), ...change }));
    assert.is(lockIn(applied(before, plan(before, { at: later }))).source, later);
  });
}

for (const [title, proposedLock] of [
  ["proposes something else", lockOf(withoutApplication("news"), source)],
  ["is damaged", "{\n"],
] as const) {
  sources(`is the new one when the proposal ${title}`, () => {
    const next = plan(base, { model: withApplication("shop", { port: 8081 }), at: later, proposedLock });
    assert.is(lockIn(applied(base, next)).source, later);
  });
}

sources.run();

const models = [
  sampleModel(),
  withApplication("shop", { port: 8081 }),
  withApplication("news", { repository: "other/news" }),
  withoutApplication("prices"),
];
const edit = fc.record({
  path: fc.constantFrom(...base.keys(), "README.md", "eu/apps/shop/a.yaml", "eu/apps/mine/a.yaml", "eu/tenants"),
  text: fc.option(fc.constantFrom("", "mine\n", base.get(lockFile) ?? ""), { nil: undefined }),
});

const always = suite("planFolder: whatever was done to the folder");

always("its changes lead to the tree it says, and from there to nothing", () => {
  const property = fc.property(
    fc.array(edit, { maxLength: 4 }),
    fc.constantFrom(...models),
    fc.constantFrom(...models),
    (edits, before, model) => {
      let files = rendered({ model: before });
      for (const { path, text } of edits) files = edited(files, path, text);
      const next = plan(files, { model });
      const after = applied(files, next);
      assert.is(treeId(after), next.tree);
      assert.equal(after, rendered({ model }));
      assert.equal(plan(after, { model, at: later }).changes, []);
    },
  );
  fc.assert(property, { numRuns: 40, seed: 1 });
});

always.run();
