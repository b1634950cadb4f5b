import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Forge } from "../../../local/forge/server.ts";
import { call, folderAt, mergePull, oneApplication, propose, startAcme } from "../acme.ts";

const at = "/repos/acme/environments";
const shop = "staging/staging-eu/apps/shop";

/** Commits files of main as entries of another mode, the text as it was, as a person's push would. */
async function setModes(forge: Forge, modes: Readonly<Record<string, string>>): Promise<void> {
  const head = (await call(forge, "GET", `${at}/commits/main`)) as { sha: string };
  const entries = Object.entries(modes).map(async ([path, mode]) => {
    const { sha } = (await call(forge, "GET", `${at}/contents/${path}`)) as { sha: string };
    return { path, type: "blob", mode, sha };
  });
  const body = { base_tree: head.sha, tree: await Promise.all(entries) };
  const tree = (await call(forge, "POST", `${at}/git/trees`, body)) as { sha: string };
  const commit = { message: "By hand", tree: tree.sha, parents: [head.sha] };
  const made = (await call(forge, "POST", `${at}/git/commits`, commit)) as { sha: string };
  await call(forge, "PATCH", `${at}/git/refs/heads/main`, { sha: made.sha });
}

const modes = suite("propose, of what is no plain file");
modes("sets right what can be executed, and what became a symbolic link, manifests and the lock alike", async () => {
  const forge = await startAcme({ specs: oneApplication, unprotected: true });
  try {
    await propose(forge);
    const rendered = await folderAt(forge, "main", "staging");
    for (const hostile of [
      { [`${shop}/deployment-shop.yaml`]: "100755", [`${shop}/service-shop.yaml`]: "120000" },
      { "staging/landfall.lock": "120000" },
    ]) {
      await setModes(forge, hostile);
      assert.is.not(await folderAt(forge, "main", "staging"), rendered);
      await propose(forge);
      await mergePull(forge, "landfall/staging");
      assert.is(await folderAt(forge, "main", "staging"), rendered);
    }
  } finally {
    await forge.close();
  }
});
modes.run();
