import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ObjectChange } from "../../../model/change/object-change.ts";
import type { Plan } from "../../../model/change/plan.ts";
import { patchPath } from "../../../views/markup/patch.ts";
import { toDiff } from "../../../views/plan/diff.ts";
import { applied, type Tree } from "./git-apply.ts";
import { change, labelled } from "./objects.sample.ts";
import { incomplete, nothing, plan } from "./sample.ts";

const withObjects = (objects: readonly ObjectChange[]): Plan => ({
  ...nothing,
  environments: [{ environment: "production", tier: "production", merge: "manual", remarks: [], words: [], objects }],
});

const lines = "abcdefghijklmnop".split("").map((letter) => `${letter}: 1\n`);

/** Every kind of change, and every text and path that a patch can stumble over. */
const objects: readonly ObjectChange[] = [
  change("a/added.yaml", { text: [undefined, "kind: A\n"] }),
  change("a/added-empty.yaml", { text: [undefined, ""] }),
  change("a/added-unended.yaml", { text: [undefined, "kind: A"] }),
  change("a/changed.yaml", { text: [lines.join(""), lines.with(2, "c: 2\n").with(14, "o: 2\n").join("")] }),
  change("a/returns.yaml", { text: ["a\r\nb\r\n", "a\r\nc\n"] }),
  change("a/ended.yaml", { text: ["a", "a\n"] }),
  change("a/emptied.yaml", { text: ["a\n", ""] }),
  change("a/like a diff.yaml", { text: ["-- a\n++ b\n", "@@ -1 +1 @@\n--- a\n"] }),
  change("a/deleted.yaml", { text: ["kind: D\n", undefined] }),
  change("a/moved.yaml", { kind: "moved", from: "b/moved.yaml", text: ["kind: M\n", "kind: M\n"] }),
  change("a/moved-on.yaml", {
    kind: "moved",
    from: "b/moved-on.yaml",
    text: [lines.join(""), lines.with(3, "x\n").join("")],
  }),
  change('a/odd "name"\té\\.yaml', { text: ["a\n", "b\n"] }),
  ...labelled(3),
];

const treeOf = (side: "before" | "after"): Tree =>
  new Map(
    objects.flatMap((one) => {
      const text = one[side];
      const path = side === "before" ? (one.from ?? one.path) : one.path;
      return text === undefined ? [] : [[`production/${path}`, text] as const];
    }),
  );

const inOrder = (tree: Tree): readonly (readonly [string, string])[] => [...tree].sort(([a], [b]) => (a < b ? -1 : 1));

const diff = suite("toDiff");

diff("is taken by git apply, and makes of what is merged what is planned, byte for byte", () => {
  assert.equal(inOrder(applied(treeOf("before"), toDiff(withObjects(objects)))), inOrder(treeOf("after")));
});

diff("says in its head what is compared, what is missing, and what is masked", () => {
  assert.equal(toDiff(plan).split("\n").slice(0, 3), [
    `# a plan of Landfall: acme/specs@${"a".repeat(40)}, compared with acme/environments@${"c".repeat(40)}`,
    "# masked, so that this cannot be applied: production/production-eu/apps/shop/secret-shop.yaml",
    "diff --git a/staging/staging-eu/apps/shop/job-shop.yaml b/staging/staging-eu/apps/shop/job-shop.yaml",
  ]);
  assert.equal(toDiff(incomplete).split("\n").slice(0, -1), [
    `# a plan of Landfall: acme/specs, compared with the specs at ${"c".repeat(40)}, not with what is merged: there is no key to acme/environments`,
    "# not complete: prices of eu-north-1 are unknown",
    "# not complete: history could not be read",
  ]);
});

diff("has every file of the plan in it once", () => {
  const paths = plan.environments.flatMap(({ environment, objects: all }) =>
    all.map(({ path }) => `${environment}/${path}`),
  );
  const headers = toDiff(plan)
    .split("\n")
    .filter((line) => line.startsWith("diff --git "));
  assert.equal(
    headers.map((line) => line.replace(/.* b\//, "")),
    paths,
  );
});
diff.run();

const paths = suite("patchPath");
const quoted: readonly (readonly ["a" | "b" | "", string, string])[] = [
  ["a", "staging/eu/a-b_c.yaml", "a/staging/eu/a-b_c.yaml"],
  ["", "staging/a b", '"staging/a b"'],
  ["b", 'a"b\\c', '"b/a\\042b\\134c"'],
  ["b", "é\n", '"b/\\303\\251\\012"'],
];
for (const [side, path, expected] of quoted)
  paths(`${JSON.stringify(path)} becomes ${expected}`, () => assert.is(patchPath(side, path), expected));
paths.run();
