import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseRefs, remoteRefs } from "../../../../actions/io/git/refs.ts";
import { UserError } from "../../../../model/problem.ts";
import { startAcme } from "../../../local/forge/client.ts";
import { git, temporaryFolder, withToken } from "../../../local/forge/git-client.ts";

const forge = await startAcme();
const folder = await temporaryFolder();
const run = async (...args: readonly string[]): Promise<string> => {
  const { code, text } = await git(folder, ...args);
  if (code !== 0) throw new Error(`git ${args.join(" ")}: ${text}`);
  return text.trim();
};
const push = (...refs: readonly string[]) =>
  run("push", withToken(forge.gitUrl("acme/environments"), "ada"), "--force", ...refs);
const refsOf = (name: string, token = "reader") =>
  remoteRefs({ url: forge.gitUrl(name), token, patience: { retries: 0, wait: async () => {} } });

const test = suite("the refs of a remote");
test.before(async () => void (await run("clone", withToken(forge.gitUrl("acme/environments"), "ada"), ".")));
test.after(() => forge.close());

test("tell its default branch, its branches and its tags, by one request", async () => {
  const main = await run("rev-parse", "HEAD");
  await run("tag", "v1.0.0");
  await run("tag", "--annotate", "--message=Release", "v1.1.0");
  await push("main:refs/heads/next", "--tags");
  const before = forge.requests.length;
  const refs = await refsOf("acme/environments");
  assert.equal(refs.head, { branch: "main", commit: main });
  assert.equal(
    [...refs.branches],
    [
      ["main", main],
      ["next", main],
    ],
  );
  assert.equal(refs.tags.get("v1.0.0"), { commit: main, object: main });
  const annotated = refs.tags.get("v1.1.0");
  assert.equal([annotated?.commit, annotated?.object], [main, await run("rev-parse", "v1.1.0")]);
  const asked = forge.requests.slice(before).filter(({ path }) => path.includes("git-upload-pack"));
  assert.is(asked.length, 1, "the refs themselves");
});

test("of a repository without a commit are none", async () => {
  assert.equal(await refsOf("acme/empty"), { branches: new Map(), tags: new Map() });
});

test("of a repository that is not there, or not for this token, are refused in words", async () => {
  for (const [name, token] of [
    ["acme/none", "reader"],
    ["acme/environments", "stranger"],
  ] as const) {
    const failed = await refsOf(name, token).catch((error: unknown) => error);
    assert.ok(failed instanceof UserError, name);
    assert.match(failed.message, /give the token contents: read/);
  }
});

test("keep hostile names as they are, and run none of them", async () => {
  const names = [
    "v1.0.0;touch$IFS/tmp/x",
    "$(id)",
    "`id`",
    "<script>",
    "a'\"b",

    "%0A",
    "v1.0.0|x",
    "\u202e1",
  ];
  for (const name of names) await run("tag", name);
  await push("--tags", "main:refs/heads/-x".replace("/-", "/x-"));
  const refs = await refsOf("acme/environments");
  for (const name of names) assert.ok(refs.tags.has(name), name);
});

test.run();

const parsing = suite("what ls-remote prints");
const [one, two] = ["1".repeat(40), "2".repeat(40)];

for (const [what, listing] of [
  ["nothing", ""],
  ["a branch that has no commit", "ref: refs/heads/main\tHEAD\n"],
  ["what is no ref", `fatal: x\n${one}\n\t\nzzz\trefs/heads/main\n`],
  ["pull requests and notes", `${one}\trefs/pull/1/head\n${one}\trefs/notes/commits\n`],
  ["a head that leads out of the branches", `ref: refs/tags/v1\tHEAD\n${one}\tHEAD\n`],
] as const) {
  parsing(`is no ref where it is ${what}`, () =>
    assert.equal(parseRefs(listing), { branches: new Map(), tags: new Map() }),
  );
}

parsing("has no default branch where HEAD is detached", () => {
  assert.is(parseRefs(`${one}\tHEAD\n${one}\trefs/heads/main\n`).head, undefined);
});

parsing("peels an annotated tag, whatever the order", () => {
  const { tags } = parseRefs(`${two}\trefs/tags/v1^{}\n${one}\trefs/tags/v1\n`);
  assert.equal([...tags], [["v1", { commit: two, object: one }]]);
});

parsing.run();
