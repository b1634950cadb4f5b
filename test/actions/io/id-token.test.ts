import { suite } from "uvu";
import * as assert from "uvu/assert";
import { requestIdToken, verifyIdToken } from "../../../actions/io/id-token.ts";
import { OutsideError, UserError } from "../../../model/problem.ts";
import { type Issuer, startIssuer } from "../authorize/issuer.ts";

let issuer: Issuer;
const tokens = suite("verifyIdToken");
tokens.before(async () => {
  issuer = await startIssuer();
});
tokens.after(async () => issuer[Symbol.asyncDispose]());
tokens.after.each(() => {
  issuer.answer = undefined;
});

const verify = (token: string, audience = "landfall", at = issuer.url) =>
  verifyIdToken(token, { issuer: at, audience });
const failure = async (act: () => Promise<unknown>): Promise<Error> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it was believed");
};
const now = (): number => Math.floor(Date.now() / 1000);

tokens("gives the claims of a token that holds", async () => {
  assert.is((await verify(issuer.token()))["actor"], "ada");
  assert.is((await verify(issuer.token({ claims: { aud: ["other", "landfall"] } })))["actor"], "ada");
});

tokens("lets clocks be half a minute apart, for every time that a token has", async () => {
  for (const claims of [{ exp: now() - 20 }, { nbf: now() + 20 }, { iat: now() + 20 }, { iat: now() - 915 }])
    assert.is((await verify(issuer.token({ claims })))["actor"], "ada");
});

type Forged = Parameters<Issuer["token"]>[0];
const refused: readonly (readonly [what: string, forged: () => Forged, why: string])[] = [
  ["is over", () => ({ claims: { exp: now() - 40 } }), "it is over"],
  ["does not hold yet", () => ({ claims: { nbf: now() + 60 } }), "its nbf is not what it must be"],
  ["was made in the future", () => ({ claims: { iat: now() + 60 } }), "its iat is not what it must be"],
  ["was made long ago", () => ({ claims: { iat: now() - 1000 } }), "it is over"],
  ["never ends", () => ({ claims: { exp: undefined } }), "its exp is not what it must be"],
  ["has no beginning", () => ({ claims: { nbf: undefined } }), "its nbf is not what it must be"],
  ["does not say when it was made", () => ({ claims: { iat: undefined } }), "its iat is not what it must be"],
  ["ends at no number", () => ({ claims: { exp: "never" } }), "its exp is not what it must be"],
  ["is for somebody else", () => ({ claims: { aud: "sts.amazonaws.com" } }), "its aud is not what it must be"],
  ["is for nobody", () => ({ claims: { aud: undefined } }), "its aud is not what it must be"],
  ["is of another issuer", () => ({ claims: { iss: "https://evil.example" } }), "its iss is not what it must be"],
  [
    "is of an issuer with a slash more",
    () => ({ claims: { iss: `${issuer.url}/` } }),
    "its iss is not what it must be",
  ],
  ["is signed by another key", () => ({ by: "other key" }), "its signature is wrong"],
  ["names a key that is not the issuer's", () => ({ by: "other key", head: { kid: "two" } }), "has signed it"],
  ["is not signed", () => ({ by: "nobody", head: { alg: "none" } }), "it is no token that GitHub signs"],
  ["says it is signed, and is not", () => ({ by: "nobody" }), "its signature is wrong"],
  [
    "is signed by the public key as a secret",
    () => ({ by: "public key", head: { alg: "HS256" } }),
    "it is no token that GitHub signs",
  ],
  ["was changed after it was signed", () => ({ tampered: { actor: "eve" } }), "its signature is wrong"],
  ["asks for an extension nobody knows", () => ({ head: { crit: ["x"], x: 1 } }), "it is no token that GitHub signs"],
  ["brings a key of its own", () => ({ by: "other key", head: { jwk: {}, kid: "two" } }), "has signed it"],
];
for (const [what, forged, why] of refused) {
  tokens(`does not believe one that ${what}`, async () => {
    const error = await failure(() => verify(issuer.token(forged())));
    assert.instance(error, UserError);
    assert.ok(error.message.startsWith("the token is not believed: "), error.message);
    assert.ok(error.message.endsWith(why), error.message);
  });
}

for (const text of ["", "x", "a.b.c", "ey.ey.", "::error::x\n\u001b[2J", "..", "null.null.null"]) {
  tokens(`does not believe what is none, and does not repeat it: ${JSON.stringify(text)}`, async () => {
    const error = await failure(() => verify(text));
    assert.is(error.message, "the token is not believed: it is no token that GitHub signs");
  });
}

const unreadable: readonly NonNullable<Issuer["answer"]>[] = [
  { status: 500, body: "" },
  { status: 404, body: "{}" },
  { status: 302, body: "", location: "https://evil.example/jwks" },
  { status: 200, body: "<html>" },
  { status: 200, body: '{"keys":"none"}' },
];
for (const answer of unreadable) {
  tokens(`does not believe any where the keys cannot be had: ${answer.status} ${answer.body}`, async () => {
    issuer.answer = answer;
    const error = await failure(() => verify(issuer.token()));
    assert.instance(error, OutsideError);
    assert.match(error.message, /^cannot get the keys of http:\/\/127\.0\.0\.1/);
  });
}

tokens("does not believe any where the issuer cannot be reached", async () => {
  const error = await failure(() => verify(issuer.token(), "landfall", "http://127.0.0.1:9"));
  assert.instance(error, OutsideError);
});

for (const at of [
  "http://evil.example",
  "token.actions.githubusercontent.com",
  "file:///etc",
  "http://127.0.0.1.evil.example",
]) {
  tokens(`asks nobody for keys over an open line: ${at}`, async () => {
    const error = await failure(() => verify(issuer.token(), "landfall", at));
    assert.match(error.message, /is no issuer: write its address, with https$/);
  });
}

tokens.run();

const own = suite("requestIdToken");
own.before(async () => {
  issuer = await startIssuer();
});
own.after(async () => issuer[Symbol.asyncDispose]());

own("gets this job's token for the audience", async () => {
  const token = await requestIdToken("a b&c", issuer.runner);
  assert.equal(issuer.asked, ["a b&c"]);
  assert.is((await verify(token, "a b&c"))["actor"], "ada");
});

own("says which permission the job lacks", async () => {
  const error = await failure(() => requestIdToken("x", {}));
  assert.instance(error, UserError);
  assert.match(error.message, /give the job the permission id-token: write$/);
});

own("says that the runner would not, without its secret", async () => {
  const error = await failure(() => requestIdToken("x", { ...issuer.runner, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "wr0ng" }));
  assert.instance(error, OutsideError);
  assert.is(error.message, "cannot get this job's token from the runner: it answered 401");
});

own.run();
