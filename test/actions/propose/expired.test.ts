import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openApp } from "../../../actions/io/github/app.ts";
import { connect } from "../../../actions/propose/deps.ts";
import { run } from "../../../actions/propose/run.ts";
import { createLandfallApp } from "../../../local/forge/landfall-app.ts";
import { folderAt, oneApplication, startAcme, wantedTree } from "../acme.ts";

const { options, inputs } = createLandfallApp();
const key = { clientId: inputs["client-id"], privateKey: inputs["private-key"] };

const expired = suite("propose, while its tokens expire");

for (const moment of ["git/trees", "pulls", "check-runs", "merge"]) {
  expired(`goes on with new ones: before it writes to ${moment}`, async () => {
    let hours = 0;
    const forge = await startAcme({
      specs: oneApplication,
      apps: [options],
      now: () => new Date(Date.now() + hours * 61 * 60_000),
    });
    try {
      forge.intercept(({ method, path }) => {
        if (hours === 0 && method !== "GET" && path.endsWith(moment)) hours += 1;
        return undefined;
      });
      await using app = openApp({ apiUrl: forge.url, key, mask: () => {} });
      const server = { apiUrl: forge.url, serverUrl: forge.url, token: app };
      const target = { server, repository: "acme/specs", folder: "environments", progress: () => {} };
      await using deps = await connect(target);
      const outcome = await run({}, deps);
      assert.is(hours, 1);
      assert.is(outcome.status === "proposed" && outcome.proposals[0]?.status, "merged");
      const { commit } = outcome.status === "proposed" ? outcome.source : { commit: "" };
      assert.is(await folderAt(forge, "main", "staging"), wantedTree("staging", commit, oneApplication));
      assert.ok(forge.requests.some(({ status }) => status === 401));
    } finally {
      await forge.close();
    }
  });
}

expired.run();
