import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeFleet } from "../../local/fleet.ts";

/** A fleet's specs with their history, and a clone of the environments repository that holds what they render to. */
export type Repositories = { readonly specs: string; readonly environments: string };

/** Makes both below `folder`. `render` writes what the specs of a folder come to at a commit of theirs. */
export function makeRepositories(
  folder: string,
  applications: number,
  render: (specs: string, out: string, commit: string) => void,
): Repositories {
  const [specs, environments] = [join(folder, "specs"), join(folder, "environments")];
  writeFleet(join(specs, "environments"), applications);
  const commit = commitAll(specs);
  mkdirSync(environments);
  render(join(specs, "environments"), environments, commit);
  commitAll(environments);
  return { specs, environments };
}

/** Makes so many of the applications greet otherwise than at the last commit, each by one line of its file. */
export function changeGreetings({ specs }: Pick<Repositories, "specs">, count: number, greeting: string): void {
  git(specs, "checkout", "--quiet", ".");
  const folder = join(specs, "environments/applications");
  for (const name of readdirSync(folder).sort().slice(0, count)) {
    const text = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), text.replace(/GREETING: .*/, `GREETING: ${greeting}`));
  }
}

function commitAll(folder: string): string {
  const identity = ["-c", "user.name=bench", "-c", "user.email=bench@fleet.example"];
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, ...identity, "commit", "--quiet", "--message=fleet");
  // As in a clone, where objects come packed.
  git(folder, "repack", "-a", "-d", "--quiet");
  return git(folder, "rev-parse", "HEAD").trim();
}

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync("git", ["-C", folder, "-c", "gc.auto=0", ...args], { encoding: "utf8", maxBuffer: 1 << 26 });
