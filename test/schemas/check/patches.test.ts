import { suite } from "uvu";
import * as assert from "uvu/assert";
import { tell } from "./edits.ts";
import { saidAfter } from "./team.ts";

const patches = suite("patches");

tell(patches, [
  [
    "checkout.yaml",
    "kind: Deployment",
    "kind: Deploymnt",
    ["checkout.yaml:23:15 the application has no Deploymnt"],
    'did you mean "Deployment"?',
  ],
  [
    "checkout.yaml",
    "merge: {",
    "operations: [{ op: remove, path: /spec/x }]\n      merge: {",
    ["checkout.yaml:24:7 a patch is a merge or operations"],
    "make it two",
  ],
  [
    "checkout.yaml",
    "\n      merge: { spec: { minReadySeconds: 10 } }",
    "",
    ["checkout.yaml:23:7 spec.patches[0] must have merge or operations"],
    "add merge or operations",
  ],
  [
    "checkout.yaml",
    "path: /metadata",
    "path: metadata",
    [
      'checkout.yaml:26:37 spec.patches[1].operations[0].path must be a JSON pointer such as /spec/minReadySeconds, got "metadata/labels/a"',
    ],
    'for example "/spec/minReadySeconds"',
  ],
]);

/** What a merge of the Deployment must not say, and what it is told as. */
const merges: readonly (readonly [string, string | undefined])[] = [
  ["{ kind: StatefulSet }", "kind"],
  ["{ apiVersion: v1 }", "apiVersion"],
  ["{ metadata: { name: other } }", "metadata.name"],
  ["{ metadata: { namespace: kube-system } }", "metadata.namespace"],
  ["{ metadata: null }", "metadata as a whole"],
  ["{ metadata: [] }", "metadata as a whole"],
  ["{ metadata: { $patch: replace } }", "metadata as a whole"],
  ["{ $patch: delete }", "whether the object is there ($patch)"],
  ["{ metadata: { labels: { team: payments } } }", undefined],
  ["{ spec: { template: { metadata: { name: x } } } }", undefined],
  ["{}", undefined],
];
for (const [merge, field] of merges)
  patches(`a merge of ${merge}: ${field ?? "no problem"}`, () => {
    const expected = field === undefined ? [] : [`checkout.yaml:23:7 a patch must not change ${field}`];
    assert.equal(saidAfter(["checkout.yaml", "{ spec: { minReadySeconds: 10 } }", merge]), expected);
  });

const at = "checkout.yaml:25:7 a patch must not change";
const operations: readonly (readonly [string, readonly string[]])[] = [
  ["{ op: replace, path: /metadata/name, value: x }", [`${at} metadata.name`]],
  ["{ op: remove, path: /metadata/namespace }", [`${at} metadata.namespace`]],
  ["{ op: add, path: /metadata, value: {} }", [`${at} metadata as a whole`]],
  ["{ op: copy, path: /kind, from: /spec/type }", [`${at} kind`]],
  ["{ op: move, path: /spec/name, from: /metadata/name }", [`${at} metadata.name`]],
  ["{ op: copy, path: /metadata/labels/a, from: /metadata/name }", []],
  ["{ op: test, path: /metadata/name, value: checkout }", []],
  ["{ op: add, path: /spec/x, value: null }", []],
  ["{ op: remove, path: /spec/x }", []],
  ["{ op: add, path: /spec/x }", ["checkout.yaml:26:20 value is missing, which add needs"]],
  ["{ op: test, path: /spec/x }", ["checkout.yaml:26:20 value is missing, which test needs"]],
  ["{ op: move, path: /spec/x }", ["checkout.yaml:26:20 from is missing, which move needs"]],
];
for (const [operation, expected] of operations)
  patches(`the operation ${operation}: ${expected[0] ?? "no problem"}`, () => {
    const from = "{ op: add, path: /metadata/labels/a, value: b }";
    assert.equal(saidAfter(["checkout.yaml", from, operation]), expected);
  });

patches.run();
