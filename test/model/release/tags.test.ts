import { suite } from "uvu";
import * as assert from "uvu/assert";
import { usualForms, versionOf, versionsIn } from "../../../model/release/tags.ts";

const test = suite("which tags count");

for (const [forms, tag, version] of [
  [usualForms, "1.4.0", "1.4.0"],
  [usualForms, "v1.4.0", "1.4.0"],
  [usualForms, "v1.4.0-rc.1+5", "1.4.0-rc.1+5"],
  [usualForms, "V1.4.0", undefined],
  [usualForms, "release-1.4.0", undefined],
  [usualForms, "shop/v1.4.0", undefined],
  [usualForms, "v1.4", undefined],
  [usualForms, "latest", undefined],
  [usualForms, "v1.4.0;touch /tmp/x", undefined],
  [usualForms, "v1.4.0\u202e", undefined],
  [["shop/v{version}"], "shop/v1.4.0", "1.4.0"],
  [["shop/v{version}"], "v1.4.0", undefined],
  [["shop/v{version}"], "shop/shop/v1.4.0", undefined],
  [["{version}-shop"], "1.4.0-shop", "1.4.0"],
  [["{version}-shop", "{version}"], "1.4.0-rc.1", "1.4.0-rc.1"],
  [["a{version}a"], "a", undefined],
  [["aa{version}"], "aa", undefined],
  [[".*{version}"], "xx1.4.0", undefined],
] as const)
  test(`${JSON.stringify(tag)} by ${forms.join(" or ")} is ${version ?? "none"}`, () =>
    assert.is(versionOf(forms, tag)?.text, version));

const tags = (named: Readonly<Record<string, string>>) =>
  new Map(Object.entries(named).map(([tag, commit]) => [tag, { commit }]));

test("are one of each version, newest first", () => {
  const { versions, contradictions } = versionsIn(
    usualForms,
    tags({ "1.9.0": "a", "v1.10.0": "b", "v2.0.0-rc.1": "c", x: "d", "v1.9.0": "a" }),
  );
  assert.equal(
    versions.map(({ tag, commit }) => [tag, commit]),
    [
      ["v2.0.0-rc.1", "c"],
      ["v1.10.0", "b"],
      ["1.9.0", "a"],
    ],
  );
  assert.equal(contradictions, []);
});

test("are none of those that contradict each other", () => {
  const { versions, contradictions } = versionsIn(usualForms, tags({ "1.9.0": "a", "v1.9.0": "b", "1.8.0": "c" }));
  assert.equal(
    versions.map(({ tag }) => tag),
    ["1.8.0"],
  );
  assert.equal(
    contradictions.map((group) => group.map(({ tag }) => tag)),
    [["1.9.0", "v1.9.0"]],
  );
});

test("are told apart in ten thousand tags within a moment", () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`v1.${index}.0`, "a"]));
  assert.is(versionsIn(usualForms, tags(many)).versions[0]?.tag, "v1.9999.0");
});

test.run();
