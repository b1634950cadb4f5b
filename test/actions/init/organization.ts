import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Forge, startForge } from "../../../local/forge/server.ts";
import { call } from "../acme.ts";
import { type Ended, landfall } from "../doors/start.ts";
import { required } from "./sample.ts";

const write = { contents: "write", pull_requests: "write", checks: "write", statuses: "write" } as const;
const flags = Object.entries({ ...required, person: "olga" }).flatMap(([name, value]) => [`--${name}`, value]);

/** An organization that has nothing yet, its owner's terminal, and the App that will propose. */
export type Organization = {
  readonly forge: Forge;
  readonly scratch: string;
  /** Below `/repos/globex/`, as the owner. */
  readonly api: (method: string, path: string, body?: unknown) => Promise<never>;
  readonly init: (folder: string, ...more: readonly string[]) => Promise<Ended>;
  readonly close: () => Promise<void>;
};

export async function openOrganization(): Promise<Organization> {
  const forge = await startForge({
    limits: false,
    repositories: [],
    identities: [
      { token: "t-olga", login: "olga", kind: "user", repositories: {}, owns: ["globex"] },
      {
        token: "t-actions",
        login: "github-actions[bot]",
        kind: "actions",
        repositories: { "globex/specs": { checks: "write" } },
      },
      {
        token: "t-propose",
        login: "globex-landfall[bot]",
        kind: "app",
        repositories: { "globex/specs": { contents: "read", statuses: "write" }, "globex/environments": write },
      },
    ],
  });
  const scratch = mkdtempSync(join(tmpdir(), "landfall-first-day-"));
  const environment = { GITHUB_API_URL: forge.url, GITHUB_SERVER_URL: forge.url, GITHUB_TOKEN: "t-olga" };
  return {
    forge,
    scratch,
    api: (method, path, body) => call(forge, method, `/repos/globex/${path}`, body, "t-olga") as Promise<never>,
    init: (folder, ...more) =>
      landfall(["init", folder, ...flags, "--yes", "--create", ...more], { cwd: scratch, environment }),
    close: async () => {
      await forge.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
