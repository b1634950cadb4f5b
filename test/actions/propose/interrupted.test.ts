import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Forge } from "../../../local/forge/server.ts";
import {
  call,
  editSpecs,
  folderAt,
  mergePull,
  oneApplication,
  openPulls,
  propose,
  proposer,
  startAcme,
  wantedTree,
} from "../acme.ts";

const test = suite("propose, interrupted");
const shop = "environments/applications/shop.yaml";
const environment = "environments/staging/environment.yaml";
const specs: Readonly<Record<string, string>> = {
  ...oneApplication,
  [environment]: (oneApplication[environment] ?? "").replace("merge: auto", "merge: manual"),
};
const withMaximum = (max: number): Readonly<Record<string, string>> => ({
  ...specs,
  [shop]: (specs[shop] ?? "").replace(/max: \d+/, `max: ${max}`),
});

/** A network that is gone after `calls` requests: what a killed process would not have sent either. */
function dyingAfter(calls: number): typeof fetch {
  let left = calls;
  return (...request) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error("killed")) : fetch(...request);
  };
}

/** What people see: the open pull requests with their folder and checks, and the specs' own status. */
async function picture(forge: Forge) {
  const pulls = (await openPulls(forge)).map(async ({ head, number }) => {
    const { check_runs } = (await call(forge, "GET", `/repos/acme/environments/commits/${head.sha}/check-runs`)) as {
      check_runs: { name: string; conclusion: string }[];
    };
    return {
      number,
      folder: await folderAt(forge, head.sha, "staging"),
      checks: check_runs.map(({ name, conclusion }) => `${name} ${conclusion}`),
    };
  });
  const { statuses } = (await call(forge, "GET", "/repos/acme/specs/commits/main/status")) as {
    statuses: { context: string; state: string }[];
  };
  return { pulls: await Promise.all(pulls), statuses: statuses.map(({ context, state }) => `${context} ${state}`) };
}

const wanted = (number: number, folder: string) => ({
  pulls: [{ number, folder, checks: ["landfall/propose success"] }],
  statuses: ["landfall/propose: staging success"],
});

/**
 * Kills a run after every number of calls it can die at. After each, another run must leave the picture an unbroken one
 * leaves. Gives how many calls a whole run makes.
 */
async function killEverywhere(forge: Forge, round: (calls: number) => Promise<unknown>): Promise<number> {
  await using runs = await proposer(forge);
  for (let calls = 0; ; calls += 1) {
    const expected = await round(calls);
    let killed = false;
    try {
      await runs.propose(dyingAfter(calls));
    } catch (error) {
      if (!(error instanceof Error && error.message.includes("killed"))) throw error;
      killed = true;
    }
    if (killed) await runs.propose();
    assert.equal(await picture(forge), expected, `after a kill at call ${calls}`);
    if (!killed) return calls;
  }
}

test("killed after any call while opening, a rerun finishes", async () => {
  const forge = await startAcme({ specs });
  try {
    const { sha } = (await call(forge, "GET", "/repos/acme/specs/commits/main")) as { sha: string };
    const folder = wantedTree("staging", sha, specs);
    const calls = await killEverywhere(forge, async (round) => {
      for (const { number, head } of await openPulls(forge)) {
        await call(forge, "PATCH", `/repos/acme/environments/pulls/${number}`, { state: "closed" });
        await call(forge, "DELETE", `/repos/acme/environments/git/refs/heads/${head.ref}`);
      }
      return wanted(round + 1, folder);
    });
    assert.ok(calls >= 8, `only ${calls} calls were tried`);
  } finally {
    await forge.close();
  }
});

test("killed after any call while updating, a rerun finishes with the same pull request", async () => {
  const forge = await startAcme({ specs });
  try {
    await propose(forge);
    const calls = await killEverywhere(forge, async (round) => {
      const commit = await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, `max: ${10 + round}`));
      return wanted(1, wantedTree("staging", commit, withMaximum(10 + round)));
    });
    assert.ok(calls >= 8, `only ${calls} calls were tried`);
  } finally {
    await forge.close();
  }
});

test("killed after any call while closing, a rerun finishes", async () => {
  const forge = await startAcme({ specs });
  try {
    await propose(forge);
    await mergePull(forge, "landfall/staging");
    const calls = await killEverywhere(forge, async (round) => {
      await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, `max: ${20 + round}`));
      await propose(forge);
      await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, "max: 6"));
      return { pulls: [], statuses: ["landfall/propose: staging success"] };
    });
    assert.ok(calls >= 4, `only ${calls} calls were tried`);
    const refs = await call(forge, "GET", "/repos/acme/environments/git/matching-refs/heads/landfall/");
    assert.equal(refs, []);
  } finally {
    await forge.close();
  }
});

test.run();
