import { spawn } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Forge } from "../../../local/forge/server.ts";
import { call, editSpecs, oneApplication, openPulls, propose, proposeAsleep, startAcme, tokens } from "../acme.ts";

const test = suite("propose, many at once");
const shop = "environments/applications/shop.yaml";
const main = join(import.meta.dirname, "../../../actions/propose/main.ts");

/** The action as the runner starts it: a process of its own. */
const asProcess = (forge: Forge, commit: string): Promise<number | null> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env["PATH"],
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: `${forge.url}/api/v3`,
      GITHUB_SERVER_URL: forge.url,
      GITHUB_REPOSITORY: "acme/specs",
      GITHUB_SHA: commit,
      INPUT_TOKEN: tokens.propose,
      INPUT_PATH: "environments",
    };
    spawn(process.execPath, [main], { env, stdio: "ignore" }).on("close", resolve);
  });

const setMaximum = (forge: Forge, max: number): Promise<string> =>
  editSpecs(forge, shop, (text) => text.replace(/max: \d+/, `max: ${max}`));

/** The most replicas that the staging folder allows at a ref. */
async function maximumAt(forge: Forge, ref: string): Promise<string | undefined> {
  const path = "staging/staging-eu/apps/shop/horizontalpodautoscaler-shop.yaml";
  const file = (await call(forge, "GET", `/repos/acme/environments/contents/${path}?ref=${ref}`)) as {
    content: string;
  };
  return /maxReplicas: (\d+)/.exec(Buffer.from(file.content, "base64").toString())?.[1];
}

test("fifty runs of fifty commits at once end exactly at the newest", async () => {
  const forge = await startAcme({ specs: oneApplication });
  try {
    const commits: string[] = [];
    for (let index = 0; index < 50; index += 1) commits.push(await setMaximum(forge, 100 + index));
    // Four are processes; five have slept since their commit was the tip, and write what is long outdated.
    const runs = commits.map((commit, index) => {
      if (index >= 46) return asProcess(forge, commit);
      const specs = {
        ...oneApplication,
        [shop]: (oneApplication[shop] ?? "").replace(/max: \d+/, `max: ${100 + index}`),
      };
      return index % 10 === 5 ? proposeAsleep(forge, commit, specs) : propose(forge, { commit });
    });
    const ends = await Promise.all(runs);
    assert.equal(
      ends.filter((end) => typeof end === "number"),
      [0, 0, 0, 0],
      "each process ends well",
    );
    assert.is(ends.filter((end) => typeof end === "object" && end?.status === "superseded").length, 41);
    assert.equal(await openPulls(forge), []);
    assert.is(await maximumAt(forge, "main"), "149");
  } finally {
    await forge.close();
  }
});

test("a run that was overtaken between reading and writing leaves nothing of its older commit", async () => {
  const forge = await startAcme({ specs: oneApplication });
  try {
    await propose(forge);
    const older = await setMaximum(forge, 50);
    let overtaken = false;
    const slow: typeof fetch = async (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      if (!overtaken && init?.method === "POST" && url.endsWith("/git/refs")) {
        overtaken = true;
        // The newer commit takes the older one back: its own run finds nothing to do, and no branch to compare with.
        await propose(forge, { commit: await setMaximum(forge, 6) });
      }
      return fetch(input, init);
    };
    await propose(forge, { commit: older, fetch: slow });
    assert.ok(overtaken, "the run was overtaken");
    assert.equal(await openPulls(forge), []);
    assert.is(await maximumAt(forge, "main"), "6");
  } finally {
    await forge.close();
  }
});

test.run();
