import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Acme } from "../acme/acme.ts";

const landfall = join(import.meta.dirname, "../../dist/landfall.cjs");

type Looked = {
  readonly args: readonly string[];
  /** What it must end with, and say. */
  readonly code: number;
  readonly says: RegExp;
};

/** As a person looks who may read Deployments of the environments repository, and nothing else. */
const looks: readonly Looked[] = [
  { args: [], code: 1, says: /^✗ staging\/billing@[0-9a-f]{7}: failed: /m },
  { args: ["staging/shop"], code: 0, says: /^✓ staging\/shop@[0-9a-f]{7}: ready on / },
];

/** Asks where the changes are, in a terminal; gives what did not happen as the demo tells it. */
export async function tellStatus({ forge, timeline }: Acme): Promise<readonly string[]> {
  const unmet: string[] = [];
  for (const { args, code, says } of looks) {
    const command = ["landfall status", ...args].join(" ");
    timeline.say("linus", command);
    const ended = await run(forge.url, args);
    timeline.detail(ended.out.trimEnd().split("\n"));
    if (ended.code !== code || !says.test(ended.out))
      unmet.push(`${command} ended with ${ended.code}: ${ended.out}${ended.err}`);
  }
  return unmet;
}

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const run = (url: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [landfall, "status", ...args, "--environments", "acme/environments"], {
      env: {
        PATH: process.env["PATH"],
        GITHUB_TOKEN: "t-status",
        GITHUB_API_URL: `${url}/api/v3`,
        GITHUB_SERVER_URL: url,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
