/** `npm run bench:plan [-- --fleets 1000]`: how fast a change of a fleet is planned, beside peers on the same tree. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { type Measured, measure, median } from "../measure.ts";
import { kustomizeAndDiff } from "../peers.ts";
import { changeGreetings, makeRepositories, type Repositories } from "./repositories.ts";

const { fleets = "1000,10000" } = parseArgs({ options: { fleets: { type: "string" } } }).values;
const bundle = join(import.meta.dirname, "../../dist/landfall.cjs");
const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "landfall-plan-"));

const render = (specs: string, out: string, ...more: readonly string[]): unknown =>
  execFileSync(process.execPath, [bundle, "render", specs, "--out", out, ...more]);

async function plan({ specs, environments }: Repositories): Promise<Measured> {
  const args = [bundle, "plan", join(specs, "environments"), "--environments", environments];
  const measured = await measure(process.execPath, args);
  if (measured.status !== 0) throw new Error(`landfall plan ended with ${measured.status}`);
  return measured;
}

const inProcess = ({ specs, environments }: Repositories): number =>
  Number(execFileSync(process.execPath, [join(import.meta.dirname, "in-process.ts"), specs, environments]));

const cell = ({ seconds, userSeconds, megabytes }: Measured): string =>
  `${seconds.toFixed(2)} s (${userSeconds.toFixed(2)} s computing), ${megabytes.toFixed(0)} MB`;

/** Prints what one fleet takes. */
async function fleet(applications: number): Promise<void> {
  const below = join(folder, String(applications));
  const repositories = makeRepositories(below, applications, (specs, out, commit) =>
    render(specs, out, "--commit", commit),
  );
  const repeats = applications > 1_000 ? 3 : 7;
  changeGreetings(repositories, 1, "changed");
  const one = await median(repeats, () => plan(repositories));
  const after = join(below, "after");
  render(join(repositories.specs, "environments"), after);
  const again = inProcess(repositories);
  changeGreetings(repositories, applications, "changed");
  const all = await median(applications > 1_000 ? 1 : 3, () => plan(repositories));
  const peer = await kustomizeAndDiff(repositories.environments, after);
  rmSync(below, { recursive: true, force: true });
  const beside = `${peer.text} | ${peer.faster(one.seconds)} | ${peer.faster(again)}`;
  console.log(`| ${applications} | ${cell(one)} | ${(again * 1000).toFixed(0)} ms | ${cell(all)} | ${beside} |`);
}

process.env["PATH"] = [process.env["PATH"], join(homedir(), ".cache/landfall-tools/bin")].join(delimiter);
try {
  const columns = ["applications", "one line", "one line, in process", "a line of every application"];
  const besides = ["kustomize build of both sides, and diff, in seconds", "one line beside that", "in process"];
  console.log(`| ${[...columns, ...besides].join(" | ")} |\n${"| --- ".repeat(columns.length + besides.length)}|`);
  for (const size of fleets.split(",").map(Number)) await fleet(size);
  // flux-local runs the command line of Flux, and a chart would have to be made of the tree for Helm.
  console.log("\nflux-local and helm template: not checked");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
