import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { measure } from "./measure.ts";

/** What a peer took, and how that compares; "not checked" where it could not run. */
export type Peer = { readonly text: string; readonly faster: (ours: number) => string };

const notChecked = (why: string): Peer => ({ text: `not checked: ${why}`, faster: () => "not checked" });
const took = (seconds: number): Peer => ({
  text: seconds.toFixed(2),
  faster: (ours) =>
    seconds >= ours ? `${(seconds / ours).toFixed(1)}× faster` : `${(ours / seconds).toFixed(1)}× slower`,
});
/** At least this long: the peer was ended at its limit. */
const over = (seconds: number): Peer => ({
  text: `over ${seconds}`,
  faster: (ours) => `more than ${(seconds / ours).toFixed(1)}× faster`,
});

const has = (command: string, ...probe: readonly string[]): boolean => {
  try {
    execFileSync(command, probe, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

const limitSeconds = 180;

/** cdk8s synthesizing the same objects, one Chart per unit, in one App. The time of its start and reading is taken off. */
export async function oneApp(tree: string, outdir: string): Promise<Peer> {
  const script = join(import.meta.dirname, "cdk8s-app.ts");
  try {
    const output = execFileSync(process.execPath, [script, tree, outdir], {
      encoding: "utf8",
      timeout: limitSeconds * 1000,
      maxBuffer: 1 << 20,
    });
    return took(Number(/synth ([\d.]+)/.exec(output)?.[1]));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ETIMEDOUT") return over(limitSeconds);
    throw error;
  }
}

/** kubeconform without its schemas at hand checks nothing; it needs them in `KUBECONFORM_SCHEMAS`. */
export async function kubeconform(tree: string): Promise<Peer> {
  const schemas = process.env["KUBECONFORM_SCHEMAS"];
  if (!has("kubeconform", "-v")) return notChecked("no kubeconform");
  if (schemas === undefined) return notChecked("no schemas: set KUBECONFORM_SCHEMAS");
  const args = ["-schema-location", schemas, "-strict", "-ignore-missing-schemas", "-n", String(cpus().length), tree];
  return took((await measure("kubeconform", args, { limitSeconds })).seconds);
}

/** `kustomize build` of every unit, one process each as a person would run it, on a sample of 100 scaled up. */
export async function kustomizeBuild(tree: string): Promise<Peer> {
  return has("kustomize", "version") ? took(await kustomizeSeconds(tree)) : notChecked("no kustomize");
}

async function kustomizeSeconds(tree: string): Promise<number> {
  const units = globSync("**/kustomization.yaml", { cwd: tree }).map((file) => join(tree, dirname(file)));
  const sample = units.slice(0, 100);
  let seconds = 0;
  for (const unit of sample) seconds += (await measure("kustomize", ["build", unit], { limitSeconds })).seconds;
  return (seconds / sample.length) * units.length;
}

/** The same of both sides of a change, and `diff -r` between them: the least that a look at it takes without a plan. */
export async function kustomizeAndDiff(before: string, after: string): Promise<Peer> {
  if (!has("kustomize", "version")) return notChecked("no kustomize");
  const sides = (await kustomizeSeconds(before)) + (await kustomizeSeconds(after));
  return took(sides + (await measure("diff", ["-r", before, after], { limitSeconds })).seconds);
}
