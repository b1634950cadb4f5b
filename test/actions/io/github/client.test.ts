import { suite } from "uvu";
import * as assert from "uvu/assert";
import { branchTip } from "../../../../actions/io/github/branches.ts";
import { openGitHub, type Repository, repositoryOf } from "../../../../actions/io/github/client.ts";
import { writeTree } from "../../../../actions/io/github/git-data.ts";
import { currentName } from "../../../../actions/io/github/repositories.ts";
import { showStatus } from "../../../../actions/io/github/statuses.ts";
import type { Fault } from "../../../../local/forge/faults.ts";
import { type Forge, startForge } from "../../../../local/forge/server.ts";
import { OutsideError, UserError } from "../../../../model/problem.ts";

const test = suite("a client under fire");
const everything = { contents: "write", statuses: "write" } as const;

type World = { readonly forge: Forge; readonly repository: Repository; readonly waits: readonly number[] };

async function within(work: (world: World) => Promise<void>): Promise<void> {
  const forge = await startForge({
    repositories: [{ name: "acme/environments", files: { "README.md": "x\n" } }],
    identities: [{ token: "t", login: "app[bot]", kind: "app", repositories: { "acme/environments": everything } }],
    limits: false,
  });
  const waits: number[] = [];
  const wait = async (seconds: number): Promise<void> => void waits.push(seconds);
  const gitHub = openGitHub({ apiUrl: forge.url, token: "t", timeoutSeconds: 0.2, wait });
  try {
    await work({ forge, repository: repositoryOf(gitHub, "acme/environments"), waits });
  } finally {
    await forge.close();
  }
}

/** Gives the first answers of the forge away. */
function fail(forge: Forge, fault: Fault, times = Number.POSITIVE_INFINITY): () => void {
  let left = times;
  return forge.intercept(() => {
    left -= 1;
    return left < 0 ? undefined : fault;
  });
}

const html = { status: 200, headers: { "content-type": "text/html" }, body: "<!DOCTYPE html><p>Unicorn!" };

const passing: readonly (readonly [string, Fault, number])[] = [
  ["a limit", { status: 429, headers: { "retry-after": "7" } }, 7],
  ["a limit that gives no delay", { status: 403, body: { message: "You have exceeded a secondary rate limit" } }, 60],
  ...[500, 502, 503, 504].map((status) => [`a ${status}`, { status, body: "<html>" }, 1] as const),
  ["a dropped connection", "drop", 1],
  ["an answer cut in its middle", "cut", 1],
  ["an answer that never comes", "hang", 1],
  ["a page instead of JSON", html, 1],
  ["an answer without its fields", { status: 200, body: {} }, 1],
];
for (const [title, fault, seconds] of passing) {
  test(`waits and asks again after ${title}`, () =>
    within(async ({ forge, repository, waits }) => {
      fail(forge, fault, 1);
      assert.match(await branchTip(repository, "main"), /^[0-9a-f]{40}$/);
      assert.equal(waits, [seconds]);
    }));
}

const final: readonly (readonly [string, Fault, typeof UserError | typeof OutsideError, RegExp])[] = [
  ["a limit that lasts", { status: 429 }, OutsideError, /\(429\): an answer that is not GitHub's JSON$/],
  ["a page for ever", html, OutsideError, /environments: GitHub answered 200 with what is no JSON, or broke off$/],
  [
    "no fields for ever",
    { status: 200, body: {} },
    OutsideError,
    /environments: GitHub's answer has no commit of main, but nothing$/,
  ],
  [
    "a broken connection",
    "drop",
    OutsideError,
    /^cannot read the branch main in acme\/environments: other side closed$/,
  ],
  ["no answer at all", "hang", OutsideError, /aborted due to timeout$/],
  ["a server's page", { status: 502, body: "<html>" }, OutsideError, /\(502\): an answer that is not GitHub's JSON$/],
  [
    "a token that is no longer valid",
    { status: 401, body: { message: "Bad credentials" } },
    UserError,
    /\(401\): Bad credentials; the token is not valid, or no longer: make a new one and run it again$/,
  ],
  [
    "an archived repository",
    { status: 403, body: { message: "Repository was archived so is read-only." } },
    UserError,
    /\(403\): Repository was archived so is read-only.; unarchive the repository$/,
  ],
  [
    "what is wrong with a field",
    { status: 422, body: { message: "Validation Failed", errors: [{ message: "body is too long" }] } },
    OutsideError,
    /\(422\): Validation Failed: body is too long$/,
  ],
  ["a list where an object is due", { status: 200, body: [] }, OutsideError, /has no commit of main/],
];
for (const [title, fault, kind, words] of final) {
  test(`words ${title}`, () =>
    within(async ({ forge, repository }) => {
      fail(forge, fault);
      const error = await branchTip(repository, "main").catch((thrown: unknown) => thrown);
      assert.instance(error, kind);
      assert.match((error as Error).message, words);
    }));
}

test("what was done though its answer was lost is not done twice", () =>
  within(async ({ forge, repository }) => {
    const sha = await branchTip(repository, "main");
    for (const fault of ["drop", "cut", { status: 504 }] as const) {
      let lost = false;
      const stop = forge.interceptAfter(({ method }) => {
        const isFirst = method === "POST" && !lost;
        lost ||= isFirst;
        return isFirst ? fault : undefined;
      });
      await showStatus(repository, sha, { state: "success", context: "c", description: JSON.stringify(fault) });
      stop();
      assert.ok(lost);
    }
    assert.is(forge.requests.filter(({ method }) => method === "POST").length, 3);
  }));

test("every request names the version of the API that we read", async () => {
  const versions: unknown[] = [];
  const send: typeof fetch = async (_url, init) => {
    versions.push(new Headers(init?.headers).get("x-github-api-version"));
    return Response.json({ full_name: "acme/environments" });
  };
  const gitHub = openGitHub({ apiUrl: "http://127.0.0.1:9", token: "t", fetch: send });
  assert.is(await currentName(repositoryOf(gitHub, "acme/environments")), "acme/environments");
  assert.equal(versions, ["2022-11-28"]);
});

test("a tree that is too much for GitHub is written in halves", () =>
  within(async ({ forge, repository }) => {
    const base = await branchTip(repository, "main");
    const sizes: number[] = [];
    forge.intercept(({ method, body }) => {
      if (method !== "POST") return undefined;
      const { length } = (body as { tree: unknown[] }).tree;
      sizes.push(length);
      return length > 2 ? { status: 504, body: { message: "timed out" } } : undefined;
    });
    const changes = [..."abcde"].map((name) => ({ path: `staging/${name}`, text: name }));
    const { id } = await writeTree(repository, base, changes);
    const { data } = await repository.api.rest.git.getTree({
      owner: "acme",
      repo: "environments",
      tree_sha: id,
      recursive: "true",
    });
    assert.is(data.tree.filter(({ type }) => type === "blob").length, 6);
    // On a busy machine one may be asked for once more.
    assert.equal(
      sizes.filter((size, index) => size !== sizes[index - 1]),
      [5, 3, 2, 1, 2],
    );
  }));

test.run();
