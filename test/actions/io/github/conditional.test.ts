import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openGitHub } from "../../../../actions/io/github/client.ts";
import { conditional } from "../../../../actions/io/github/conditional.ts";
import { startAcme, tokens } from "../../acme.ts";

const test = suite("a conditional request");

test("of what has not changed gets the answer before, and GitHub's time now", async () => {
  const clock = { now: new Date("2026-11-20T12:00:00Z") };
  const forge = await startAcme({ specs: {}, now: () => clock.now });
  await using _ = { [Symbol.asyncDispose]: forge.close };
  const statuses: number[] = [];
  const counted: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    statuses.push(answer.status);
    return answer;
  };
  const gitHub = openGitHub({ apiUrl: forge.url, token: tokens.report, fetch: conditional(counted) });
  const of = { owner: "acme", repo: "environments" };
  const list = async () => (await gitHub.api.rest.repos.listDeployments(of)).data.map(({ id }) => id);
  assert.equal(await list(), []);
  clock.now = new Date("2026-11-20T12:10:00Z");
  assert.equal(await list(), []);
  assert.is(gitHub.now().toISOString().slice(0, 16), "2026-11-20T12:10");
  const ref = (await gitHub.api.rest.repos.getCommit({ ...of, ref: "main" })).data.sha;
  await gitHub.api.rest.repos.createDeployment({ ...of, ref, auto_merge: false, required_contexts: [] });
  assert.is((await list()).length, 1);
  assert.is((await list()).length, 1);
  assert.equal(statuses, [200, 304, 200, 201, 200, 304]);
});

test("keeps nothing of a refusal", async () => {
  const answers = [new Response("no", { status: 403 }), new Response("[]", { headers: { etag: '"1"' } })];
  const seen: (string | null)[] = [];
  const send = conditional(async (_, init) => {
    seen.push(new Headers(init?.headers).get("if-none-match"));
    return answers.shift() ?? new Response(null, { status: 304 });
  });
  const texts: string[] = [];
  for (let turn = 0; turn < 3; turn += 1) texts.push(await (await send("https://api.github.com/x")).text());
  assert.equal(
    [texts, seen],
    [
      ["no", "[]", "[]"],
      [null, null, '"1"'],
    ],
  );
});

test.run();
