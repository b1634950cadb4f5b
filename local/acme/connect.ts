import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { FluxCluster } from "../control-plane/flux.ts";
import type { CreatedApp } from "../forge/created-app.ts";

const execute = promisify(execFile);
const landfall = join(import.meta.dirname, "../../dist/landfall.cjs");

type Connection = {
  /** Holds the specs, and gets what `landfall connect` writes. */
  readonly folder: string;
  /** The App that the cluster reports as. */
  readonly reporter: CreatedApp;
  /** The App that it writes commit statuses as, where it does. */
  readonly status: CreatedApp | undefined;
  /** The forge's. */
  readonly url: string;
};

/** Gives the cluster what `landfall connect` prints, and the secrets that a store would have. */
export async function connect(
  { name, kubectl }: FluxCluster,
  { folder, reporter, status, url }: Connection,
): Promise<void> {
  const out = join(folder, name);
  const args = ["connect", name, "--specs", join(folder, "environments"), "--with", "flux", "--out", out];
  await execute(process.execPath, [landfall, ...args]);
  await kubectl.run("apply", "--server-side", "-f", join(out, "1-flux.yaml"));
  await kubectl.apply([
    secret("landfall-environments", { username: "git", password: "t-plan" }),
    secret("landfall-reporter", keysOf(reporter, url)),
    ...(status === undefined ? [] : [secret("landfall-status", keysOf(status, url))]),
  ]);
  await kubectl.run("apply", "--server-side", "-f", join(out, "2-environments.yaml"));
}

const keysOf = ({ id, privateKey }: CreatedApp, url: string) => ({
  githubAppID: String(id),
  githubAppInstallationOwner: "acme",
  githubAppPrivateKey: privateKey,
  githubAppBaseURL: `${url}/api/v3`,
});

const secret = (name: string, stringData: Readonly<Record<string, string>>) => ({
  ...{ apiVersion: "v1", kind: "Secret", metadata: { name, namespace: "flux-system" }, stringData },
});
