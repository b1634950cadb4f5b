import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openClusters } from "../../../actions/io/kubernetes.ts";

const path = process.env["PATH"] ?? "";
const test = suite("clusters as kubectl reads them");
let folder: string;
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "landfall-kubectl-"));
});
test.after.each(() => {
  process.env["PATH"] = path;
  rmSync(folder, { recursive: true, force: true });
});

/** A program called kubectl that does this, in front of the machine's own. */
function kubectl(script: string): void {
  const program = join(folder, "kubectl");
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  process.env["PATH"] = `${folder}:${path}`;
}

const list = () => openClusters(join(folder, "clusters"), 1).list("staging-eu", "kustomizations", "flux-system");

test("are asked for a list by the cluster's own context, with the kubeconfig that was given", async () => {
  kubectl(`printf '{"args":"%s","kubeconfig":"%s"}' "$*" "$KUBECONFIG"`);
  assert.equal(await list(), {
    status: "read",
    object: {
      args: "--context=staging-eu --request-timeout=1s get kustomizations --namespace=flux-system --output=json",
      kubeconfig: join(folder, "clusters"),
    },
  });
});

for (const [what, script, reason] of [
  [
    "refuses",
    `echo 'error: context "staging-eu" does not exist' >&2; exit 1`,
    /^error: context "staging-eu" does not exist$/,
  ],
  ["says something that is no JSON", "echo nothing", /JSON/],
  ["says nothing in the end but that it failed", "exit 3", /kubectl/],
  ["hangs", "exec sleep 30", /kubectl/],
] as const) {
  test(`are not seen where kubectl ${what}, and it is said why`, async () => {
    kubectl(script);
    const read = await list();
    assert.is(read.status, "hidden");
    assert.match(read.status === "hidden" ? read.reason : "", reason);
  });
}

test("are not seen without kubectl", async () => {
  process.env["PATH"] = folder;
  assert.equal(await list(), { status: "hidden", reason: "kubectl is not on this machine" });
});
test.run();
