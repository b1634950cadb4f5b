/** What a real Flux makes of watching applications' repositories: what it dispatches to the events repository, and when. */
import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startControlPlane } from "../../local/control-plane/control-plane.ts";
import { definitions } from "../../local/control-plane/crds.ts";
import type { FluxCluster } from "../../local/control-plane/flux.ts";
import { Ports } from "../../local/control-plane/ports.ts";
import { Processes } from "../../local/control-plane/processes.ts";
import { buildTools } from "../../local/control-plane/tools.ts";
import { acme } from "../../local/forge/acme.ts";
import { startForge } from "../../local/forge/server.ts";
import { notification } from "../../manifests-src/flux/notification.ts";
import { watch } from "../../manifests-src/flux/watch.ts";
import { synthesize } from "../../manifests-src/folder.ts";

const execute = promisify(execFile);
const processes = new Processes("watch");
const ports = await Ports.claim();
const forge = await startForge({ ...acme, port: await ports.next() });
const clone = mkdtempSync(join(tmpdir(), "landfall-watch-"));
const git = async (...args: readonly string[]): Promise<string> =>
  (await execute("git", ["-C", clone, "-c", "user.name=Ada", "-c", "user.email=ada@acme.example", ...args])).stdout;

/** What arrived, as `<event type>: <message>`. */
const dispatched: string[] = [];
forge.onDelivery(({ event, payload }) => {
  if (event !== "repository_dispatch") return;
  const { message } = payload["client_payload"] as { message: string };
  dispatched.push(`${payload["action"]}: ${message}`);
});

let cluster: FluxCluster;
let failed = false;
const test = suite("Flux that watches applications");
const claim = (title: string, prove: () => Promise<void>): void =>
  void test(title, () =>
    prove().catch((error) => {
      failed = true;
      throw error;
    }),
  );
const sources = ["application-shop", "application-shop.tags"];
const inFlux = ["--namespace", "flux-system"] as const;
let looks = 0;

/** Has Flux look at once, instead of within the minute, and waits until it has. */
async function look(): Promise<void> {
  looks += 1;
  const asked = `look-${looks}`;
  const annotation = `reconcile.fluxcd.io/requestedAt=${asked}`;
  for (const name of sources)
    await cluster.kubectl.run("annotate", "gitrepository", name, ...inFlux, "--overwrite", annotation);
  for (const name of sources)
    await processes.until(
      `${name} to be looked at`,
      async () =>
        (await cluster.kubectl.get("gitrepository", name, "flux-system"))?.status?.lastHandledReconcileAt === asked,
    );
}
/** What one look at the repository has Flux dispatch. */
async function told(wanted: number): Promise<readonly string[]> {
  const before = dispatched.length;
  await look();
  if (wanted > 0) await processes.until("the dispatch", async () => dispatched.length >= before + wanted, 20);
  return dispatched.slice(before).sort();
}

test.before(async () => {
  const tools = await buildTools(console.error);
  const options = {
    clusters: ["cicd-eu"],
    definitions: definitions().flatMap(({ files }) => files),
    say: (): void => {},
  };
  const started = (await startControlPlane(options, { tools, processes, ports })).get("cicd-eu");
  if (started === undefined) throw new Error("no cluster");
  cluster = started;
  const secret = (name: string, stringData: Readonly<Record<string, string>>) => ({
    ...{ apiVersion: "v1", kind: "Secret", metadata: { name, namespace: "flux-system" }, stringData },
  });
  const where = { environment: "cicd", cluster: "cicd-eu" };
  await cluster.kubectl.apply([
    secret("landfall-applications", { username: "git", password: "t-ada" }),
    secret("landfall-reporter", { token: "t-cicd" }),
    ...synthesize({}, (chart) => {
      notification(chart, { ...where, url: `${forge.url}/acme/events`, charts: [] });
      watch(chart, [{ application: "shop", url: `${forge.url}/acme/shop`, hasVersions: true }], where);
    }),
  ]);
  await execute("git", ["clone", "--quiet", forge.gitUrl("acme/shop").replace("://", "://x:t-ada@"), clone]);
});
test.after(async () => {
  await forge.close();
  await processes.close({ keepLogs: failed });
  await ports[Symbol.asyncDispose]();
  if (failed) console.error(`logs: ${processes.logs}`);
});

claim("dispatches the commit it begins with, and of a repository without tags nothing", async () => {
  await processes.until("the first dispatch", async () => dispatched.length > 0, 60);
  assert.equal(await told(0), []);
  assert.equal(dispatched, [
    "GitRepository/application-shop.flux-system: stored artifact for commit 'Start the repository'",
  ]);
});

claim("dispatches each new commit of main, one that changes no file and has a hostile message too", async () => {
  await git("commit", "--quiet", "--allow-empty", "--message", "'; $(touch /tmp/owned) `id` ::error::");
  await git("push", "--quiet", "origin", "HEAD:main");
  assert.equal(await told(1), [
    "GitRepository/application-shop.flux-system: stored artifact for commit ''; $(touch /tmp/owned) `id` ::error::'",
  ]);
  assert.equal(await told(0), []);
});

claim("dispatches each higher version, with or without v, also of a commit that had one; no lower one", async () => {
  for (const [tag, ...how] of [["v1.0.0", "--annotate", "--message", "One"], ["1.0.1"]]) {
    await git("tag", ...how, String(tag));
    await git("push", "--quiet", "origin", String(tag));
    const [only, ...more] = await told(1);
    assert.match(only ?? "", /^GitRepository\/application-shop\.tags\.flux-system: stored artifact for commit /, tag);
    assert.equal(more, []);
  }
  await git("tag", "0.9.0");
  await git("push", "--quiet", "origin", "0.9.0");
  assert.equal(await told(0), []);
});

claim("keeps a few hundred bytes of the repository", async () => {
  for (const name of sources) {
    const { size } = (await cluster.kubectl.get("gitrepository", name, "flux-system"))?.status?.artifact ?? {};
    assert.ok(size > 0 && size < 1000, `${name}: ${size}`);
  }
});

test.run();
