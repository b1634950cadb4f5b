import { tmpdir } from "node:os";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Person } from "../../../local/acme/person.ts";
import type { Forge } from "../../../local/forge/server.ts";
import { call, editSpecs, sample, startAcme, tokens } from "../acme.ts";
import { commandsIn, landfall, runStep, type Step } from "../doors/start.ts";
import { type Issuer, startIssuer } from "./issuer.ts";

let [forge, issuer]: [Forge, Issuer] = [undefined as never, undefined as never];
const test = suite("authorize");
test.before(async () => {
  [forge, issuer] = await Promise.all([startAcme(), startIssuer()]);
});
test.after(async () => {
  await Promise.all([forge.close(), issuer[Symbol.asyncDispose]()]);
});

type Texts = Readonly<Record<string, string>>;
const ask = (inputs: Texts, environment: Texts = {}): Promise<Step> =>
  runStep(
    "authorize",
    { token: tokens.propose, right: "operate", environment: "production", ...inputs },
    {
      folder: tmpdir(),
      environment: {
        ...{ GITHUB_API_URL: forge.url, GITHUB_SERVER_URL: forge.url, GITHUB_EVENT_NAME: "workflow_dispatch" },
        ...{ GITHUB_ACTOR: "grace", GITHUB_TRIGGERING_ACTOR: "grace", GITHUB_RUN_ATTEMPT: "1" },
        ...environment,
      },
    },
  );
const allowed = ({ code, outputs, out }: Step, reason: RegExp): void => {
  assert.is(code, 0, out);
  assert.is(outputs["allowed"], "true");
  assert.match(outputs["reason"] ?? "", reason);
};
const refused = ({ code, outputs, out }: Step, reason: RegExp): void => {
  assert.is(code, 1, out);
  assert.is(outputs["allowed"], "false");
  assert.match(outputs["reason"] ?? "", reason);
  assert.match(out, /^::error::refused: /m);
};

test("lets whoever a grant names go on, and stops everybody else", async () => {
  allowed(await ask({}), /^allowed: grace may operate everything in production, by group platform$/);
  const linus = { GITHUB_ACTOR: "linus", GITHUB_TRIGGERING_ACTOR: "linus" };
  refused(await ask({}, linus), /^refused: linus may not operate everything in production; those who may: ada, grace$/);
  allowed(await ask({ environment: "staging", application: "shop" }, linus), /linus may operate shop in staging/);
});

test("asks about whoever has started a run again, not about who started it", async () => {
  const again = { GITHUB_RUN_ATTEMPT: "2", GITHUB_TRIGGERING_ACTOR: "linus" };
  refused(await ask({}, again), /^refused: linus may not/);
  allowed(await ask({}, { ...again, GITHUB_ACTOR: "linus", GITHUB_TRIGGERING_ACTOR: "grace" }), /^allowed: grace may/);
});

test("does not know who asks by a schedule or a push, and lets nobody go on", async () => {
  for (const event of ["schedule", "push"])
    refused(await ask({}, { GITHUB_EVENT_NAME: event }), new RegExp(`^refused: not known who asks .*by ${event}$`));
});

test("refuses what the specs do not have, though a grant is for every environment", async () => {
  refused(await ask({ environment: "prodction" }), /the specs have no such environment$/);
  refused(await ask({ application: "shoq" }), /the specs have no such application$/);
});

test("says what is asked in wrong words, and allows nothing", async () => {
  for (const [inputs, said] of [
    [{ right: "own" }, /::error::"own" is no right: write one of view, edit, approve, operate/],
    [{ environment: "" }, /::error::the input environment is required/],
    [{ "token-to-verify": "x" }, /::error::the input oidc is missing beside token-to-verify/],
    [{ oidc: "landfall" }, /::error::who signs the tokens of http.* is not said: give the issuer/],
  ] as const) {
    const { code, out, outputs } = await ask(inputs);
    assert.equal([code, outputs], [1, { allowed: "false" }]);
    assert.match(out, said);
  }
});

test("reads what is merged, not what a pull request grants itself", async () => {
  const ada = new Person(forge.url, "ada", "t-ada");
  const grant = (text: string): string => `${text}    - person: linus\n      rights: [operate]\n`;
  const path = "environments/access.yaml";
  const branch = { ref: "refs/heads/grant", sha: await tip() };
  await ada.call("POST", "/repos/acme/specs/git/refs", branch);
  const content = Buffer.from(grant(sample[path] ?? "")).toString("base64");
  const { sha } = await ada.call<{ sha: string }>("GET", `/repos/acme/specs/contents/${path}`);
  await ada.call("PUT", `/repos/acme/specs/contents/${path}`, { message: "Grant", content, sha, branch: "grant" });
  const pull = { title: "Grant", head: "grant", base: "main" };
  const { number } = await ada.call<{ number: number }>("POST", "/repos/acme/specs/pulls", pull);
  const linus = {
    ...{ GITHUB_ACTOR: "linus", GITHUB_TRIGGERING_ACTOR: "linus", GITHUB_EVENT_NAME: "pull_request_review" },
    ...{ GITHUB_REF: `refs/pull/${number}/merge`, GITHUB_HEAD_REF: "grant", GITHUB_BASE_REF: "main" },
  };
  refused(await ask({}, linus), /^refused: linus may not operate/);
  await ada.call("PUT", `/repos/acme/specs/pulls/${number}/merge`, {});
  allowed(await ask({}, linus), /^allowed: linus may operate everything in production, by name$/);
});

test("allows nothing by specs that have problems, or that cannot be read", async () => {
  const path = "environments/access.yaml";
  const sound = { now: "" };
  await editSpecs(forge, path, (text) => {
    sound.now = text;
    return text.replace("people:", "poeple:");
  });
  refused(
    await ask({}),
    /^refused: grace may not .*: what acme\/specs@[0-9a-f]{40} grants is not believed, it has problems$/,
  );
  await editSpecs(forge, path, () => sound.now);
  allowed(await ask({}), /^allowed: grace/);
  refused(await ask({ specs: "acme/nothing" }), /^refused: grace may not .*acme\/nothing/);
  refused(await ask({ path: "nowhere" }), /^refused: grace may not /);
  refused(await ask({ token: "t-nobody" }), /^refused: grace may not /);
  const nowhere = "http://127.0.0.1:9";
  refused(await ask({}, { GITHUB_API_URL: nowhere, GITHUB_SERVER_URL: nowhere }), /^refused: grace may not /);
});

test("asks about the actor of a token: this job's own, or another run's", async () => {
  const by = { oidc: "landfall", issuer: issuer.url };
  const own = await ask(by, { ...issuer.runner, GITHUB_ACTOR: "linus" });
  allowed(own, /^allowed: ada may operate everything in production/);
  assert.equal(issuer.asked, ["landfall"]);
  const token = issuer.token({ claims: { actor: "eve" } });
  const other = await ask({ ...by, "token-to-verify": token });
  refused(other, /^refused: eve may not/);
  assert.ok(other.out.includes(`::add-mask::${token}`));
  assert.not.ok(other.summary.includes(token));
});

test("knows nobody by a token that does not hold, or is of another run", async () => {
  const by = { oidc: "landfall", issuer: issuer.url };
  refused(await ask(by), /^refused: not known who asks to .*: the runner makes no token for this job/);
  const rows: readonly (readonly [Parameters<Issuer["token"]>[0], RegExp])[] = [
    [{ tampered: { actor: "grace" } }, /the token is not believed: its signature is wrong$/],
    [{ by: "nobody", head: { alg: "none" } }, /the token is not believed: it is no token that GitHub signs$/],
    [{ claims: { aud: "other" } }, /the token is not believed: its aud is not what it must be$/],
    [{ claims: { repository: "eve/specs" } }, /the token is of a run of "eve\/specs", not of acme\/specs$/],
    [{ claims: { run_attempt: "2" } }, /its token does not say by whom$/],
  ];
  for (const [forged, why] of rows) {
    const step = await ask({ ...by, "token-to-verify": issuer.token(forged) });
    refused(step, /^refused: not known who asks to operate everything in production: /);
    assert.match(step.outputs["reason"] ?? "", why);
  }
  const callers = { ...by, caller: "acme/shop", "token-to-verify": issuer.token() };
  refused(await ask(callers), /not of acme\/shop$/);
});

test("shows what others have written letter by letter", async () => {
  const evil = "x\n::set-output name=allowed::true\n##[error]\u001b[2J\u202e";
  const step = await ask(
    { environment: evil, application: evil },
    { GITHUB_ACTOR: evil, GITHUB_TRIGGERING_ACTOR: evil },
  );
  refused(step, /^refused: x\\u000a::set-output/);
  assert.equal(commandsIn(step.out), ["add-mask", "error"]);
  assert.not.match(step.summary, /\p{Cf}|\p{Cc}(?=.)/su);
});

test("says the same in a terminal, of whose token it is or of whoever is named", async () => {
  const environment = { GITHUB_TOKEN: "t-grace", GITHUB_API_URL: forge.url, GITHUB_SERVER_URL: forge.url };
  const args = ["authorize", "--specs", "acme/specs", "--right", "operate", "--environment", "production"];
  const own = await landfall(args, { cwd: "/", environment });
  assert.equal([own.code, own.err], [0, ""]);
  assert.match(own.out, /^allowed: grace may operate/);
  const other = await landfall([...args, "--login", "eve", "--format", "json"], { cwd: "/", environment });
  assert.is(other.code, 1);
  const { status, login, says } = JSON.parse(other.out);
  assert.equal([status, login, says.slice(0, 11)], ["refused", "eve", "eve may not"]);
  const run = await landfall([...args, "--oidc", "landfall", "--issuer", issuer.url], {
    cwd: "/",
    environment: { ...environment, ID_TOKEN: issuer.token() },
  });
  assert.match(run.out, /^allowed: ada may operate/);
});

const tip = async (): Promise<string> =>
  ((await call(forge, "GET", "/repos/acme/specs/git/ref/heads/main")) as { object: { sha: string } }).object.sha;

test.run();
