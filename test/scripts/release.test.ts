import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { check, commitBundles, notes, parseTag, publish, type Release, ReleaseError } from "../../scripts/release.ts";

const person = { name: "Ada", email: "ada@acme.example" };
const environment = {
  PATH: process.env["PATH"],
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: person.name,
  GIT_AUTHOR_EMAIL: person.email,
  GIT_COMMITTER_NAME: person.name,
  GIT_COMMITTER_EMAIL: person.email,
};
const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync("git", args, { cwd: folder, encoding: "utf8", env: environment }).trim();

const files = (version: string) => ({
  ".gitignore": "dist/\n",
  "package.json": JSON.stringify({ version }),
  "manifests-src/version.ts": `export const rendererVersion = "${version}";\n`,
  "CHANGELOG.md": `# Changelog\n\n## Unreleased\n\n## ${version}\n\n- A thing.\n\n## 0.0.1\n\n- The first.\n`,
});

type Place = Disposable & { readonly folder: string; readonly origin: string };

function write(folder: string, contents: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A checkout and its remote, which holds nothing yet. */
function open(): Place {
  const base = mkdtempSync(join(tmpdir(), "landfall-release-"));
  const [folder, origin] = [join(base, "checkout"), join(base, "origin.git")];
  git(base, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  git(base, "init", "--quiet", "--initial-branch=main", folder);
  git(folder, "remote", "add", "origin", origin);
  return { folder, origin, [Symbol.dispose]: () => rmSync(base, { recursive: true, force: true }) };
}

/** Commits a version to main and tags it, as a person does. */
function tag({ folder }: Place, version: string, changed: Readonly<Record<string, string>> = {}): Release {
  write(folder, { ...files(version), ...changed });
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", `Release ${version}`);
  git(folder, "tag", `v${version}`);
  git(folder, "push", "--quiet", "origin", "main", `v${version}`);
  git(folder, "fetch", "--quiet", "origin");
  return { folder, tag: `v${version}` };
}

/** All that the workflow does, with bundles that were built. */
function release(place: Place, version: string): { readonly commit: string; readonly moved: readonly string[] } {
  const wanted = tag(place, version);
  check(wanted);
  write(place.folder, { "dist/validate.cjs": `// ${version}\n` });
  const commit = commitBundles(wanted);
  const moved = publish(wanted);
  git(place.folder, "checkout", "--quiet", "main");
  return { commit, moved };
}

const releases = suite("a release");

releases("holds the bundles at its tag and its branch, and main does not", () => {
  using place = open();
  const { commit, moved } = release(place, "1.2.3");
  assert.equal(moved, ["refs/tags/v1.2.3", "refs/heads/v1"]);
  for (const ref of ["v1.2.3", "v1"]) {
    assert.is(git(place.origin, "rev-parse", ref), commit);
    assert.is(git(place.origin, "show", `${ref}:dist/validate.cjs`), "// 1.2.3");
  }
  assert.is(git(place.origin, "ls-tree", "main", "--name-only", "dist"), "");
  assert.is(git(place.origin, "rev-parse", `${commit}^`), git(place.origin, "rev-parse", "main"));
  assert.equal(git(place.origin, "branch", "--format=%(refname:short)").split("\n"), ["main", "v1"]);
});

releases("moves the branch of its major version on, and no other", () => {
  using place = open();
  release(place, "1.2.3");
  const first = git(place.origin, "rev-parse", "v1");
  const next = release(place, "1.10.0");
  assert.is(git(place.origin, "rev-parse", "v1"), next.commit);
  release(place, "2.0.0");
  assert.is(git(place.origin, "rev-parse", "v1"), next.commit);
  assert.is(git(place.origin, "rev-parse", "v1.2.3"), first);
});

releases("of an older version does not set the branch back", () => {
  using place = open();
  const newer = release(place, "1.10.0");
  assert.equal(release(place, "1.9.1").moved, ["refs/tags/v1.9.1"]);
  assert.is(git(place.origin, "rev-parse", "v1"), newer.commit);
});

releases("moves nothing where somebody else moved the tag meanwhile", () => {
  using place = open();
  const wanted = tag(place, "1.2.3");
  write(place.folder, { "dist/validate.cjs": "//\n" });
  commitBundles(wanted);
  const other = git(place.origin, "commit-tree", "main^{tree}", "-m", "Other");
  git(place.origin, "update-ref", "refs/tags/v1.2.3", other);
  assert.throws(() => publish(wanted));
  assert.is(git(place.origin, "rev-parse", "v1.2.3"), other);
  assert.is(git(place.origin, "branch", "--list", "v1"), "");
});
releases.run();

type Refused = readonly [what: string, change: (place: Place) => Release, said: RegExp];
const refused: readonly Refused[] = [
  [
    "a tree that is not clean",
    (place) => {
      const wanted = tag(place, "1.2.3");
      write(place.folder, { "left.txt": "x" });
      return wanted;
    },
    /the tree is not clean: commit or remove\n\?\? left\.txt/,
  ],
  [
    "a tag that package.json does not say",
    (place) => tag(place, "1.2.3", { "package.json": '{"version":"1.2.2"}' }),
    /package\.json says 1\.2\.2, and the tag v1\.2\.3/,
  ],
  [
    "a tag that the renderer does not say",
    (place) => tag(place, "1.2.3", { "manifests-src/version.ts": 'export const rendererVersion = "1.2.2";\n' }),
    /version\.ts says 1\.2\.2/,
  ],
  [
    "a version that the changelog does not tell of",
    (place) => tag(place, "1.2.3", { "CHANGELOG.md": "# Changelog\n\n## 1.2\n" }),
    /CHANGELOG\.md has no section "## 1\.2\.3"/,
  ],
  [
    "another commit than the tagged one",
    (place) => {
      const wanted = tag(place, "1.2.3");
      git(place.folder, "commit", "--quiet", "--allow-empty", "--message", "Later");
      return wanted;
    },
    /HEAD is not v1\.2\.3/,
  ],
  [
    "a commit that was never merged",
    (place) => {
      tag(place, "1.2.3");
      git(place.folder, "checkout", "--quiet", "-b", "side");
      write(place.folder, files("1.2.4"));
      git(place.folder, "commit", "--quiet", "--all", "--message", "Side");
      git(place.folder, "tag", "v1.2.4");
      return { folder: place.folder, tag: "v1.2.4" };
    },
    /v1\.2\.4 is not on main/,
  ],
];
const checks = suite("a release is refused");
for (const [what, change, said] of refused) {
  checks(`for ${what}`, () => {
    using place = open();
    const wanted = change(place);
    assert.throws(
      () => check(wanted),
      (error: unknown) => error instanceof ReleaseError && said.test(error.message),
    );
  });
}

for (const wrong of ["1.2.3", "v1.2", "v1.2.3-rc.1", "v01.2.3", "", "v1.2.3\n", "--force"]) {
  checks(`for the tag ${JSON.stringify(wrong)}`, () => {
    assert.throws(() => parseTag(wrong), /is no tag of a release/);
  });
}
checks.run();

const changelog = suite("a release's notes");
changelog("are the changelog's section of that version alone", () => {
  using place = open();
  write(place.folder, files("1.2.3"));
  assert.is(notes({ folder: place.folder, tag: "v1.2.3" }), "- A thing.");
});
changelog.run();
