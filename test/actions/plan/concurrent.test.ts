import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Clone, cloneOf, type Edits } from "./clone.ts";
import { openPull, others, type Pull, reviewed, shop } from "./pull.ts";
import { startScene } from "./scene.ts";

const scene = await startScene(reviewed, others);
const { forge, specs } = scene;
const max = (number: number): Edits => ({ [shop]: (text) => text.replace(/max: \d+/, `max: ${number}`) });

/** A checkout of its own of what Ada has pushed last. */
async function checkOut(): Promise<Clone> {
  const checkout = await cloneOf(forge, "acme/specs");
  await checkout.git("checkout", "--quiet", await specs.git("rev-parse", "HEAD"));
  return checkout;
}

async function newestIsSaid(pull: Pull, newer: string): Promise<void> {
  const comments = await pull.comments();
  assert.is(comments.length, 1);
  assert.match(
    comments[0]?.body ?? "",
    new RegExp(`^<!-- landfall:plan -->\n<!-- landfall:plan-of head=${newer} -->\n`),
  );
}

const test = suite("plan, several at once");
test.after(async () => {
  await scene[Symbol.asyncDispose]();
});

test("of two pushes leave one comment, the newer one's, and each head its check", async () => {
  const pull = await openPull(scene, max(8));
  using older = await checkOut();
  const newer = await pull.push(max(9));
  using again = await checkOut();
  const ends = await Promise.all([older, specs, again].map((checkout) => pull.run({ checkout })));
  assert.equal(
    ends.map(({ code }) => code),
    [0, 0, 0],
  );
  await newestIsSaid(pull, newer);
  const conclusions = (await pull.checks(newer)).map(({ conclusion }) => conclusion);
  assert.ok(conclusions.length > 0 && conclusions.every((conclusion) => conclusion === "success"));
});

test("leave the newer one's comment, though the older one fell asleep as it wrote its own, and ends last", async () => {
  const pull = await openPull(scene, max(8));
  using older = await checkOut();
  let newer = "";
  const stop = forge.intercept(async ({ method, template }) => {
    if (method === "GET" || template?.endsWith("/comments") !== true || newer !== "") return undefined;
    newer = await pull.push(max(9));
    assert.is((await pull.run()).code, 0);
    return undefined;
  });
  assert.is((await pull.run({ checkout: older })).code, 0);
  stop();
  await newestIsSaid(pull, newer);
});

test("do not bring an older plan back once a newer one stands", async () => {
  const pull = await openPull(scene, max(8));
  using older = await checkOut();
  const newer = await pull.push(max(9));
  await pull.run();
  const before = forge.requests.length;
  assert.is((await pull.run({ checkout: older })).code, 0);
  await newestIsSaid(pull, newer);
  const writes = forge.requests
    .slice(before)
    .filter(({ method, path }) => method !== "GET" && path.includes("/comments"));
  assert.equal(writes, []);
});
test.run();
