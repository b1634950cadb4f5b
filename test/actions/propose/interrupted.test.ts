import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Forge } from "../../../local/forge/server.ts";
import {
  call,
  editSpecs,
  folderAt,
  mergePull,
  oneManual,
  openPulls,
  propose,
  proposer,
  startAcme,
  wantedTree,
} from "../acme.ts";

const test = suite("propose, interrupted");
const shop = "environments/applications/shop.yaml";
const withMaximum = (max: number): Readonly<Record<string, string>> => ({
  ...oneManual,
  [shop]: (oneManual[shop] ?? "").replace(/max: \d+/, `max: ${max}`),
});

/**
 * A network that is gone after `writes` requests that write: what a killed process would not have sent either. Reads
 * change nothing, so to die before one is to die before the write that follows it.
 */
function dyingAfter(writes: number): typeof fetch {
  let left = writes;
  return (input, init) => {
    if ((init?.method ?? "GET") !== "GET") left -= 1;
    return left < 0 ? Promise.reject(new Error("killed")) : fetch(input, init);
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
 * Kills a run at every write. After each, another run must leave the picture an unbroken one leaves. Gives how many
 * writes a whole run makes.
 */
async function killEverywhere(forge: Forge, round: (writes: number) => Promise<unknown>): Promise<number> {
  await using runs = await proposer(forge);
  for (let writes = 0; ; writes += 1) {
    const expected = await round(writes);
    let killed = false;
    try {
      await runs.propose(dyingAfter(writes));
    } catch (error) {
      if (!(error instanceof Error && error.message.includes("killed"))) throw error;
      killed = true;
    }
    if (killed) await runs.propose();
    assert.equal(await picture(forge), expected, `after a kill at write ${writes}`);
    if (!killed) return writes;
  }
}

test("killed at any write while opening, a rerun finishes", async () => {
  const forge = await startAcme({ specs: oneManual });
  try {
    const { sha } = (await call(forge, "GET", "/repos/acme/specs/commits/main")) as { sha: string };
    const folder = wantedTree("staging", sha, oneManual);
    const writes = await killEverywhere(forge, async (round) => {
      for (const { number, head } of await openPulls(forge)) {
        await call(forge, "PATCH", `/repos/acme/environments/pulls/${number}`, { state: "closed" });
        await call(forge, "DELETE", `/repos/acme/environments/git/refs/heads/${head.ref}`);
      }
      return wanted(round + 1, folder);
    });
    assert.ok(writes >= 5, `only ${writes} writes were tried`);
  } finally {
    await forge.close();
  }
});

test("killed at any write while updating, a rerun finishes with the same pull request", async () => {
  const forge = await startAcme({ specs: oneManual });
  try {
    await propose(forge);
    const writes = await killEverywhere(forge, async (round) => {
      const commit = await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, `max: ${10 + round}`));
      return wanted(1, wantedTree("staging", commit, withMaximum(10 + round)));
    });
    assert.ok(writes >= 6, `only ${writes} writes were tried`);
  } finally {
    await forge.close();
  }
});

test("killed at any write while closing, a rerun finishes", async () => {
  const forge = await startAcme({ specs: oneManual });
  try {
    await propose(forge);
    await mergePull(forge, "landfall/staging");
    const writes = await killEverywhere(forge, async (round) => {
      await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, `max: ${20 + round}`));
      await propose(forge);
      await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, "max: 6"));
      return { pulls: [], statuses: ["landfall/propose: staging success"] };
    });
    assert.ok(writes >= 3, `only ${writes} writes were tried`);
    const refs = await call(forge, "GET", "/repos/acme/environments/git/matching-refs/heads/landfall/");
    assert.equal(refs, []);
  } finally {
    await forge.close();
  }
});

test.run();
