import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Asker } from "../../../model/spec/asker.ts";
import { Scene } from "./scene.ts";

const scene = await Scene.start({ production: "gates: { approvals: 1 }" });
const test = suite("promote: verified sets");
test.after(() => scene.close());

const tags = async (): Promise<readonly string[]> => {
  const refs = await scene.ada.call<{ ref: string }[]>(
    "GET",
    "/repos/acme/specs/git/matching-refs/tags/landfall/verified/staging/",
  );
  return refs.map(({ ref }) => ref.split("/").at(-1) ?? "");
};
const byHand = (set: string, other: { readonly application?: string; readonly asker?: Asker } = {}) => ({
  byHand: { to: "production", set, asker: { login: "grace" }, ...other },
});
const refusal = async (...given: Parameters<Scene["promote"]>): Promise<string> => {
  try {
    await scene.promote(...given);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  throw new Error("it was not refused");
};
const versions = async (): Promise<readonly string[]> =>
  [...(await scene.release("production")).matchAll(/commit: "?(\w+)/g)].map(([, commit]) => commit ?? "");

let [shop, billing, first, second] = ["", "", "", ""];

test("a set is verified once all that staging's Release names has passed there", async () => {
  shop = await scene.pushAndBuild("shop", "One");
  billing = await scene.pushAndBuild("billing", "One");
  await scene.promote();
  await scene.verify("shop", shop);
  assert.equal((await scene.promote()).verified, []);
  await scene.verify("billing", billing);
  const { verified } = await scene.promote();
  first = verified[0]?.commit ?? "";
  assert.equal(await tags(), [first]);
  assert.equal((await scene.promote()).verified, [], "it is tagged once");
});

test("the tag says what was in the set, and what being verified meant", async () => {
  const ref = await scene.ada.call<{ object: { sha: string } }>(
    "GET",
    `/repos/acme/specs/git/ref/tags/landfall/verified/staging/${first}`,
  );
  const tag = await scene.ada.call<{ message: string; object: { sha: string } }>(
    "GET",
    `/repos/acme/specs/git/tags/${ref.object.sha}`,
  );
  assert.is(tag.object.sha, first);
  assert.match(tag.message, new RegExp(`billing ${billing.slice(0, 6)}.*: healthy, no suite`));
});

test("a plan by hand shows what would move and what it would wait for, and writes nothing", async () => {
  const before = scene.forge.requests.length;
  const promotion = await scene.promotion("production", { ...byHand(first.slice(0, 7)), isPlan: true });
  assert.is(promotion.status, "planned");
  assert.equal(
    promotion.moves.map(({ application }) => application),
    ["billing", "shop"],
  );
  assert.ok(promotion.gates.some(({ kind, state }) => kind === "approvals" && state === "closed"));
  const written = scene.forge.requests
    .slice(before)
    .filter(({ method, path }) => method !== "GET" && !path.includes("git-upload-pack"));
  assert.equal(written, []);
});

test("who may not is told so, and who is not known neither may", async () => {
  assert.match(
    await refusal(byHand(first, { asker: { login: "ada" } })),
    /^refused: ada may not operate everything in production/,
  );
  assert.match(
    await refusal(byHand(first, { asker: { login: undefined, why: "GitHub does not say" } })),
    /^refused: not known who asks to operate everything in production: GitHub does not say/,
  );
});

test("what is no set is refused with those that are", async () => {
  assert.match(await refusal(byHand("0000000")), /^no verified set of staging is 0000000; among 1 there are/);
  assert.match(await refusal(byHand("$(x)")), /is no set: give the first digits/);
  assert.match(
    await refusal({ byHand: { to: "staging", set: first, asker: { login: "grace" } } }),
    /staging gets every push/,
  );
  assert.match(
    await refusal({ byHand: { to: "nowhere", set: first, asker: { login: "grace" } } }),
    /is no environment that has delivery/,
  );
});

test("a set waits for those who may approve, and other runs leave it as it is", async () => {
  const open = await scene.promotion("production", byHand(first));
  assert.match("waitsFor" in open ? open.waitsFor : "", /^approvals: 0 of 1 approvals, of ada, grace/);
  const again = await scene.promotion("production");
  assert.equal(
    again.moves.map(({ because }) => because),
    ["set", "set"],
  );
  const { number, head } = (await scene.pull("production")) ?? { number: 0, head: { sha: "" } };
  const grace = scene.as("grace", "t-grace");
  await grace.call("POST", `/repos/acme/specs/pulls/${number}/reviews`, { event: "APPROVE", commit_id: head.sha });
  assert.is((await scene.promotion("production")).status, "merged");
  assert.equal(await versions(), [billing, shop]);
});

test("going back is the same with an older set, and one application may go alone", async () => {
  const newer = await scene.pushAndBuild("shop", "Two");
  const other = await scene.pushAndBuild("billing", "Two");
  await scene.promote();
  await scene.verify("shop", newer);
  await scene.verify("billing", other);
  second = (await scene.promote()).verified[0]?.commit ?? "";
  const forward = await scene.promotion("production", { ...byHand(second), isPlan: true });
  assert.equal(
    forward.moves.map(({ to }) => to.commit),
    [other, newer],
  );
  const one = await scene.promotion("production", { ...byHand(second, { application: "shop" }), isPlan: true });
  assert.equal(
    one.moves.map(({ to, says }) => [to.commit, says]),
    [[newer, `tested beside billing ${other.slice(0, 7)} (here ${billing.slice(0, 7)})`]],
  );
  assert.match(await refusal(byHand(first)), /production is at that set already/);
});

test.run();
