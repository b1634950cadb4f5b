import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { editRelease, newRelease, readRelease } from "../../schemas/release-text.ts";

const path = join(import.meta.dirname, "../../environments/staging/release.yaml");
const staging = readFileSync(path, "utf8");
const to = { digest: `sha256:${"a".repeat(64)}`, version: "1.6.0", commit: "1".repeat(40) };
const edit = (text: string, application = "shop"): string | undefined =>
  editRelease(text, { environment: "staging", moves: [{ application, to }] });

const test = suite("editRelease");

test("changes the one application and no other line", () => {
  const [before, after] = [staging.split("\n"), edit(staging)?.split("\n") ?? []];
  assert.is(after.length, before.length);
  const changed = after.filter((line, index) => line !== before[index]);
  assert.equal(changed, [`      digest: ${to.digest}`, "      version: 1.6.0", `      commit: "${to.commit}"`]);
});

test("adds an application that is new, and keeps comments and other documents", () => {
  const text = `# Ours.\n${staging}---\nkind: Other # kept\n`;
  const edited = edit(text, "scanner") ?? "";
  assert.ok(edited.startsWith("# Ours.\n") && edited.endsWith("---\nkind: Other # kept\n"), edited);
  assert.equal(readRelease(edited, "staging")?.["scanner"], to);
  assert.equal(readRelease(edited, "staging")?.["shop"], readRelease(staging, "staging")?.["shop"]);
});

test("a tag gives way to the digest, and a version that is not told is none", () => {
  const text = newRelease({ environment: "staging", moves: [] }).replace(
    "{}",
    "\n    shop:\n      tag: edge\n      version: 1.0.0",
  );
  const { version: _, ...untold } = to;
  const edited = editRelease(text, { environment: "staging", moves: [{ application: "shop", to: untold }] }) ?? "";
  assert.equal(readRelease(edited, "staging"), { shop: untold });
});

test("a file without such a Release is left to people", () => {
  assert.is(editRelease(staging, { environment: "production", moves: [] }), undefined);
  assert.is(readRelease("kind: Other\n", "staging"), undefined);
  assert.is(readRelease("", "staging"), undefined);
});

test("a new Release is read as it was meant", () => {
  const text = newRelease({ environment: "dev", moves: [{ application: "shop", to }] });
  assert.equal(readRelease(text, "dev"), { shop: to });
  assert.equal(readRelease(newRelease({ environment: "dev", moves: [] }), "dev"), {});
});

test("whatever digits a commit or a version has, it stays text", () => {
  const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 40, maxLength: 40 });
  const version = fc.oneof(
    fc.constantFrom("1.10", "1e3", "0x10", "0o7", "1_000", ".5", "null", "true", "2026-11-20"),
    fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.+_-]{0,20}$/),
  );
  fc.assert(
    fc.property(hex, version, (commit, name) => {
      const wanted = { digest: to.digest, version: name, commit };
      const move = { environment: "staging", moves: [{ application: "shop", to: wanted }] };
      assert.equal(readRelease(editRelease(staging, move) ?? "", "staging")?.["shop"], wanted);
      assert.equal(readRelease(newRelease(move), "staging")?.["shop"], wanted);
    }),
  );
});

test.run();
