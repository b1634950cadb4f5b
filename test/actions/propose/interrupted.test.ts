import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Forge } from "../../../local/forge/server.ts";
import { call, editSpecs, mergePull, oneApplication, openPulls, propose, startAcme } from "../acme.ts";

const test = suite("propose, interrupted");
const shop = "environments/applications/shop.yaml";
const manual = {
  ...oneApplication,
  "environments/staging/environment.yaml": (oneApplication["environments/staging/environment.yaml"] ?? "").replace(
    "merge: auto",
    "merge: manual",
  ),
};

/** A network that is gone after `calls` requests: what a killed process would not have sent either. */
function dyingAfter(calls: number): typeof fetch {
  let left = calls;
  return (...request) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error("killed")) : fetch(...request);
  };
}

/** What anybody sees of the environments repository: its open pull requests with their folder, checks and the specs' statuses. */
async function picture(forge: Forge): Promise<unknown> {
  const pulls = await openPulls(forge);
  return Promise.all(
    pulls.map(async ({ head, title, body }) => {
      const file = (await call(
        forge,
        "GET",
        `/repos/acme/environments/contents/staging/landfall.lock?ref=${head.sha}`,
      )) as { content: string };
      const { check_runs } = (await call(forge, "GET", `/repos/acme/environments/commits/${head.sha}/check-runs`)) as {
        check_runs: { name: string; conclusion: string }[];
      };
      return {
        branch: head.ref,
        text: { title, body },
        lock: Buffer.from(file.content, "base64").toString(),
        checks: check_runs.map(({ name, conclusion }) => `${name} ${conclusion}`),
      };
    }),
  );
}

/** Kills a run after every number of calls it can die at; after each, another run must give what an unbroken one gives. */
async function killEverywhere(forge: Forge, prepare: (round: number) => Promise<void>): Promise<number> {
  for (let calls = 0; ; calls += 1) {
    await prepare(calls);
    let killed = false;
    try {
      await propose(forge, { fetch: dyingAfter(calls) });
    } catch (error) {
      if (!(error instanceof Error && error.message.includes("killed"))) throw error;
      killed = true;
    }
    if (killed) await propose(forge);
    const seen = JSON.stringify(await picture(forge));
    const before = forge.requests.length;
    await propose(forge);
    const writes = forge.requests
      .slice(before)
      .filter(({ method, template }) => method !== "GET" && template !== "git");
    assert.equal(
      writes.map(({ method, path }) => `${method} ${path}`),
      [],
      `after a kill at call ${calls}, the rerun left work undone`,
    );
    assert.is(JSON.stringify(await picture(forge)), seen);
    if (!killed) return calls;
  }
}

test("killed after any call while opening, a rerun finishes", async () => {
  const forge = await startAcme({ specs: manual });
  try {
    const calls = await killEverywhere(forge, async () => {
      for (const { number, head } of await openPulls(forge)) {
        await call(forge, "PATCH", `/repos/acme/environments/pulls/${number}`, { state: "closed" });
        await call(forge, "DELETE", `/repos/acme/environments/git/refs/heads/${head.ref}`);
      }
    });
    assert.ok(calls >= 8, `only ${calls} calls were tried`);
    assert.is((await openPulls(forge)).length, 1);
  } finally {
    await forge.close();
  }
});

test("killed after any call while updating, a rerun finishes with the same pull request", async () => {
  const forge = await startAcme({ specs: manual });
  try {
    await propose(forge);
    const [first] = await openPulls(forge);
    const calls = await killEverywhere(forge, async (round) => {
      await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, `max: ${10 + round}`));
    });
    assert.ok(calls >= 8, `only ${calls} calls were tried`);
    assert.equal(
      (await openPulls(forge)).map(({ number }) => number),
      [first?.number],
    );
  } finally {
    await forge.close();
  }
});

test("killed after any call while closing, a rerun finishes", async () => {
  const forge = await startAcme({ specs: manual });
  try {
    await propose(forge);
    await mergePull(forge, "landfall/staging");
    let max = 6;
    const calls = await killEverywhere(forge, async (round) => {
      await editSpecs(forge, shop, (text) => text.replace(`max: ${max}`, `max: ${20 + round}`));
      await propose(forge);
      await editSpecs(forge, shop, (text) => text.replace(`max: ${20 + round}`, "max: 6"));
      max = 6;
    });
    assert.ok(calls >= 4, `only ${calls} calls were tried`);
    assert.equal(await openPulls(forge), []);
  } finally {
    await forge.close();
  }
});

test.run();
