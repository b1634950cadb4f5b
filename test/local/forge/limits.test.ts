import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toIdentity } from "../../../local/forge/identity.ts";
import { Limits } from "../../../local/forge/limits.ts";
import type { LimitOptions } from "../../../local/forge/options.ts";
import { client, type Send, startAcme } from "./client.ts";

let now = Date.parse("2026-11-20T10:00:00Z");
const pass = (seconds: number): void => {
  now += seconds * 1000;
};
const test = suite("GitHub's limits");

/** Runs `work` against a forge with its own limits and our clock. */
async function within(limits: LimitOptions | undefined, work: (send: (token: string) => Send) => Promise<void>) {
  const forge = await startAcme({ now: () => new Date(now), limits: limits ?? {} });
  try {
    await work((token) => client(forge, token));
  } finally {
    await forge.close();
  }
}

test("without a word about them the numbers are GitHub's", () =>
  within(undefined, async (send) => {
    const limit = async (token: string) => (await send(token)("GET", "/rate_limit")).body.rate.limit;
    assert.equal([await limit("workflow"), await limit("app"), await limit("ada")], [1_000, 5_000, 5_000]);
  }));

test("the hour's requests run out and come back, for each identity alone", () =>
  within({ requestsPerHour: 3 }, async (send) => {
    for (const left of ["2", "1", "0"]) {
      assert.is((await send("app")("GET", "branches/main")).headers.get("x-ratelimit-remaining"), left);
    }
    const refused = await send("app")("GET", "branches/main");
    assert.is(refused.status, 403);
    assert.match(refused.body.message, /^API rate limit exceeded for /);
    assert.is(refused.headers.get("x-ratelimit-remaining"), "0");
    assert.is(refused.headers.get("x-ratelimit-reset"), String(now / 1000 + 3600));
    assert.is((await send("ada")("GET", "branches/main")).status, 200);
    assert.is((await send("app")("GET", "/rate_limit")).body.rate.remaining, 0);
    pass(3600);
    assert.is((await send("app")("GET", "branches/main")).status, 200);
  }));

test("a 304 costs nothing", () =>
  within({ requestsPerHour: 2 }, async (send) => {
    const etag = (await send("app")("GET", "branches/main")).headers.get("etag") ?? "";
    for (let index = 0; index < 5; index += 1) {
      const again = await send("app")("GET", "branches/main", undefined, { "if-none-match": etag });
      assert.equal([again.status, again.headers.get("x-ratelimit-remaining")], [304, "1"]);
    }
  }));

test("a tag is good for the token that it was given to, a date for every one", () =>
  within({ requestsPerHour: 3 }, async (send) => {
    const headers = (await send("app")("GET", "/repos/acme/environments")).headers;
    const [etag, modified] = [headers.get("etag") ?? "", headers.get("last-modified") ?? ""];
    const ask = async (token: string, named: Record<string, string>) =>
      (await send(token)("GET", "/repos/acme/environments", undefined, named)).status;
    assert.is(await ask("other-app", { "if-none-match": etag }), 200);
    assert.is(await ask("other-app", { "if-none-match": etag, "if-modified-since": modified }), 200, "the tag counts");
    for (let index = 0; index < 5; index += 1)
      assert.is(await ask("other-app", { "if-modified-since": modified }), 304);
    assert.is(await ask("app", { "if-modified-since": new Date(0).toUTCString() }), 200);
    assert.is(await ask("app", { "if-modified-since": "yesterday" }), 200);
  }));

test("a write costs five points of the minute, a read one", () =>
  within({ pointsPerMinute: 11 }, async (send) => {
    await send("app")("POST", "git/blobs", { content: "a" });
    await send("app")("POST", "git/blobs", { content: "b" });
    assert.is((await send("app")("GET", "branches/main")).status, 200);
    pass(20);
    const refused = await send("app")("GET", "branches/main");
    assert.is(refused.status, 403);
    assert.match(refused.body.message, /^You have exceeded a secondary rate limit/);
    assert.is(refused.headers.get("retry-after"), "40");
    assert.is.not(refused.headers.get("x-ratelimit-remaining"), "0");
    pass(40);
    assert.is((await send("app")("GET", "branches/main")).status, 200);
  }));

test("content is limited by the minute and by the hour", () =>
  within({ contentPerMinute: 2, contentPerHour: 3 }, async (send) => {
    const dispatch = () => send("app")("POST", "dispatches", { event_type: "x" });
    assert.equal([(await dispatch()).status, (await dispatch()).status, (await dispatch()).status], [204, 204, 403]);
    assert.is((await send("app")("POST", "git/blobs", { content: "no content in this sense" })).status, 201);
    pass(60);
    assert.is((await dispatch()).status, 204);
    assert.is((await dispatch()).headers.get("retry-after"), "3540");
  }));

test("too many requests at once are refused, until one of them ends", () => {
  const limits = new Limits({ concurrent: 2 }, () => new Date(now));
  const identity = toIdentity({ token: "t", login: "ada", kind: "user", repositories: {} });
  const enter = () => limits.enter(identity, { isRead: true, createsContent: false });
  const leave = enter();
  enter();
  assert.throws(enter, /secondary rate limit/);
  leave();
  assert.not.throws(enter);
});

test.run();
