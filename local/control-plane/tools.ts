import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Family, families } from "./families.ts";

const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "landfall/control-plane");
const pins = (family: string): string => join(import.meta.dirname, "tools", family);

/** Built programs. */
export type Tools = {
  /** Where a program is. Throws for a name that no family has. */
  readonly program: (name: string) => string;
};

/** Why nothing can be tried here, `undefined` where Go is: it builds the programs, and finds the components' definitions. */
export const whyNot = (): string | undefined =>
  spawnSync("go", ["version"]).status === 0
    ? undefined
    : "not checked: Go is not on this machine, and the control plane is built with it";

/**
 * Builds what is not in the cache yet, one family after the other, saying what it is at. Each is kept in a folder that
 * is named after its pins, outside the checkout. Throws what Go said.
 */
export async function buildTools(say: (line: string) => void): Promise<Tools> {
  const missing = families.filter((family) => !existsSync(folderOf(family)));
  for (const [index, family] of missing.entries()) {
    const rest = missing.slice(index).reduce((sum, { seconds }) => sum + seconds, 0);
    say(`building ${family.name} (${index + 1} of ${missing.length}; about ${minutes(rest)} left, this first time)`);
    await build(family);
  }
  const places = new Map(
    families.flatMap((family) =>
      Object.keys(family.programs).map((program) => [program, join(folderOf(family), program)]),
    ),
  );
  return {
    program: (name) => {
      const place = places.get(name);
      if (place === undefined) throw new Error(`no family builds ${name}`);
      return place;
    },
  };
}

const minutes = (seconds: number): string => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

/** What it is built from decides where it is: another pin, another folder. */
function folderOf({ name, programs, linkerFlags }: Family): string {
  const hash = createHash("sha256").update(JSON.stringify({ programs, linkerFlags }));
  for (const file of ["go.mod", "go.sum"]) hash.update(readFileSync(join(pins(name), file)));
  return join(cache, `${name}-${hash.digest("hex").slice(0, 12)}`);
}

/** Into a folder beside, which then takes its place at once: a build that was broken off leaves nothing that looks built. */
async function build(family: Family): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `.${family.name}-`));
  try {
    for (const [program, path] of Object.entries(family.programs)) {
      const flags = ["-s", "-w", ...(family.linkerFlags ?? [])].join(" ");
      await go(family.name, ["build", `-ldflags=${flags}`, "-o", join(folder, program), path]);
    }
    // Another run may have been faster; what it built is the same.
    if (!existsSync(folderOf(family))) renameSync(folder, folderOf(family));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function go(family: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false -mod=readonly" };
  const child = spawn("go", args, { cwd: pins(family), env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  if (status !== 0) throw new Error(`${family} cannot be built: go ended with ${status}\n${said.slice(-4000)}`);
}
