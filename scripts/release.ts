/**
 * Releases Landfall in three steps, each with the tag as its argument:
 *   prepare   checks the tag, builds, and commits the bundles on a commit of their own: main never holds them
 *   publish   moves the tag there, and the branch vX that callers follow, unless that is at a newer release already
 *   notes     prints what the changelog says of the version
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a person must mend before there can be a release. */
export class ReleaseError extends Error {}

export type Release = { readonly folder: string; readonly tag: string };

/** Trimmed output of git; its own words go to stderr. */
const git = (folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string =>
  execFileSync("git", args, { cwd: folder, encoding: "utf8", env: { ...process.env, ...env } }).trim();

const succeeds = (folder: string, ...args: readonly string[]): boolean =>
  spawnSync("git", args, { cwd: folder, stdio: "ignore" }).status === 0;

/** The numbers of `vX.Y.Z`. Throws for any other tag: pre-releases have no bundles. */
export function parseTag(tag: string): readonly [number, number, number] {
  const [, major, minor, patch] = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(tag) ?? [];
  if (patch === undefined) throw new ReleaseError(`${JSON.stringify(tag)} is no tag of a release: write vX.Y.Z`);
  return [Number(major), Number(minor), Number(patch)];
}

/** Throws unless the checkout is the tagged commit of main, clean, and says everywhere that it is this version. */
export function check({ folder, tag }: Release): void {
  parseTag(tag);
  const dirty = git(folder, ["status", "--porcelain"]);
  if (dirty !== "") throw new ReleaseError(`the tree is not clean: commit or remove\n${dirty}`);
  const tagged = git(folder, ["rev-parse", "--verify", `refs/tags/${tag}^{commit}`]);
  if (git(folder, ["rev-parse", "HEAD"]) !== tagged) throw new ReleaseError(`HEAD is not ${tag}: check it out`);
  if (!succeeds(folder, "merge-base", "--is-ancestor", tagged, "refs/remotes/origin/main"))
    throw new ReleaseError(`${tag} is not on main: tag a commit that was merged`);
  const version = tag.slice(1);
  for (const [file, said] of versionsIn(folder))
    if (said !== version) throw new ReleaseError(`${file} says ${said}, and the tag ${tag}: make them one`);
  notes({ folder, tag });
}

function versionsIn(folder: string): readonly (readonly [file: string, version: string])[] {
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const said = (file: string, pattern: RegExp): readonly [string, string] => [
    file,
    pattern.exec(read(file))?.[1] ?? "nothing",
  ];
  return [
    ["package.json", String(JSON.parse(read("package.json")).version)],
    said("manifests-src/version.ts", /rendererVersion = "(.+)"/),
  ];
}

/** The changelog's section of the version. */
export function notes({ folder, tag }: Release): string {
  const text = readFileSync(join(folder, "CHANGELOG.md"), "utf8");
  const sections = text.split(/^## /m).slice(1);
  const section = sections.find((one) => /^\S+/.exec(one)?.[0] === tag.slice(1));
  if (section === undefined) throw new ReleaseError(`CHANGELOG.md has no section "## ${tag.slice(1)}": write it`);
  return section.slice(section.indexOf("\n")).trim();
}

const committer = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** Commits `dist/` on top of the tagged commit, on no branch; gives the commit, at which HEAD is then. */
export function commitBundles({ folder, tag }: Release): string {
  git(folder, ["checkout", "--quiet", "--detach"]);
  git(folder, ["add", "--force", "--", "dist"]);
  git(folder, ["commit", "--quiet", "--no-verify", "--message", `release: ${tag}`], {
    GIT_AUTHOR_NAME: committer.name,
    GIT_AUTHOR_EMAIL: committer.email,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
  });
  return git(folder, ["rev-parse", "HEAD"]);
}

/**
 * Pushes HEAD, which `commitBundles` made, as the tag and as the branch `vX`; gives the refs it moved. Both move only
 * from where this checkout saw them. `env` may carry Git's configuration, and with it a token.
 */
export function publish({ folder, tag }: Release, env: Readonly<Record<string, string>> = {}): readonly string[] {
  const [major] = parseTag(tag);
  const tagged = git(folder, ["rev-parse", `refs/tags/${tag}`]);
  const branch = `refs/heads/v${major}`;
  const [held = ""] = git(folder, ["ls-remote", "origin", branch], env).split("\t");
  if (held !== "") git(folder, ["fetch", "--quiet", "origin", branch], env);
  const moved = [
    { ref: `refs/tags/${tag}`, from: tagged },
    ...(held !== "" && isNewer(folder, held, tag) ? [] : [{ ref: branch, from: held }]),
  ];
  const leases = moved.map(({ ref, from }) => `--force-with-lease=${ref}:${from}`);
  git(folder, ["push", "--quiet", "--atomic", ...leases, "origin", ...moved.map(({ ref }) => `HEAD:${ref}`)], env);
  return moved.map(({ ref }) => ref);
}

/** Whether the release at a commit is a later one than the tag's: a fix of an old one must not set its callers back. */
function isNewer(folder: string, commit: string, tag: string): boolean {
  const { version } = JSON.parse(git(folder, ["show", `${commit}:package.json`]));
  const [other, own] = [parseTag(`v${version}`), parseTag(tag)];
  const differing = own.findIndex((number, index) => number !== other[index]);
  return differing >= 0 && (other[differing] ?? 0) > (own[differing] ?? 0);
}

/** Git's configuration with a token, for one process and its children: never in a file, nor in arguments. */
const withToken = (token: string): Readonly<Record<string, string>> => ({
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "http.extraHeader",
  GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
});

function main([step, tag = ""]: readonly string[]): void {
  const release = { folder: process.cwd(), tag };
  const token = process.env["GITHUB_TOKEN"];
  if (step === "prepare") {
    check(release);
    execFileSync(process.execPath, ["scripts/build.ts"], { cwd: release.folder, stdio: "inherit" });
    console.log(`committed the bundles as ${commitBundles(release)}`);
  } else if (step === "publish") {
    console.log(`moved ${publish(release, token === undefined ? {} : withToken(token)).join(" and ")}`);
  } else if (step === "notes") console.log(notes(release));
  else throw new ReleaseError("write: node scripts/release.ts prepare|publish|notes vX.Y.Z");
}

if (import.meta.main) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    console.error(`release: ${error.message}`);
    process.exitCode = 1;
  }
}
