import { suite } from "uvu";
import * as assert from "uvu/assert";
import { maxFileBytes } from "../../../actions/io/git/objects.ts";
import { connect } from "../../../actions/report/deps.ts";
import { startForge } from "../../../local/forge/server.ts";
import { UserError } from "../../../model/problem.ts";

const token = "t-report";
const repository = "acme/environments";
const noLabels = [":(glob)*", ":(top)x", "--help", "Staging", "ümlaut", "x".repeat(41)];

const history = suite("the history of an environments repository that somebody wants to break");

history(
  "gives the folders that can be environments, however others are called, and reads no lock that cannot be one",
  async () => {
    const files = {
      "staging/landfall.lock": "x".repeat(maxFileBytes + 1),
      "dev/landfall.lock/file": "x",
      "docs/README.md": "x",
      ...Object.fromEntries(noLabels.map((name) => [`${name}/landfall.lock`, "{}"])),
    };
    const forge = await startForge({
      repositories: [{ name: repository, files }],
      identities: [
        { token, login: "acme-landfall[bot]", kind: "app", repositories: { [repository]: { contents: "read" } } },
      ],
    });
    try {
      const server = { apiUrl: forge.url, serverUrl: forge.url, token };
      await using deps = await connect({ server, repository, identity: "acme-landfall[bot]", progress: () => {} });
      const tip = await deps.history.tip();
      assert.equal(await deps.history.environmentsAt(tip), ["dev", "staging"]);
      for (const [environment, message] of [
        ["staging", /^staging\/landfall\.lock has 16777217 bytes/],
        ["dev", /^dev\/landfall\.lock is no plain file/],
      ] as const) {
        const error = await deps.history.lockAt(tip, environment).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        assert.instance(error, UserError);
        assert.match(error instanceof Error ? error.message : "", message);
      }
    } finally {
      await forge.close();
    }
  },
);
history.run();
