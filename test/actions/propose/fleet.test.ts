import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readTree } from "../../../actions/io/files.ts";
import { connect } from "../../../actions/propose/deps.ts";
import { run } from "../../../actions/propose/run.ts";
import { writeFleet } from "../../../local/fleet.ts";
import { startForge } from "../../../local/forge/server.ts";

const test = suite("propose, of a fleet");

function fleet(applications: number): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "landfall-fleet-"));
  try {
    writeFleet(join(folder, "environments"), applications);
    return Object.fromEntries(readTree(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("1,000 applications are proposed first in at most 60 requests, within every limit of GitHub", async () => {
  const everything = { contents: "write", pull_requests: "write", checks: "write", statuses: "write" } as const;
  const names = ["fleet/platform", "fleet/environments"] as const;
  const forge = await startForge({
    repositories: [
      { name: "fleet/platform", private: true, files: fleet(1_000) },
      { name: "fleet/environments", private: true, files: { "README.md": "# Fleet\n" } },
    ],
    identities: [
      {
        token: "t",
        login: "fleet-landfall[bot]",
        kind: "app",
        repositories: Object.fromEntries(names.map((name) => [name, everything])),
      },
    ],
  });
  const waits: number[] = [];
  const wait = async (seconds: number): Promise<void> => void waits.push(seconds);
  try {
    // A busy machine is slow, and no limit.
    const server = { apiUrl: forge.url, serverUrl: forge.url, token: "t", wait, timeoutSeconds: 600 };
    await using deps = await connect({
      server,
      repository: "fleet/platform",
      folder: "environments",
      progress: () => {},
    });
    const outcome = await run({}, deps);
    assert.equal(outcome.status === "proposed" && outcome.proposals.map(({ status }) => status), ["open"]);
    const requests = forge.requests.filter(({ template }) => template !== "git");
    assert.ok(requests.length <= 60, `${requests.length} requests`);
    assert.equal(
      requests.filter(({ status }) => status >= 400).map(({ path, status }) => `${status} ${path}`),
      [],
    );
    assert.equal(waits, [], "no limit was met");
  } finally {
    await forge.close();
  }
});

test.run();
