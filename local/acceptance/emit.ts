import { execFile } from "node:child_process";
import { globSync, mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { writeExampleFleet } from "../examples/fleet.ts";

const execute = promisify(execFile);
const root = join(import.meta.dirname, "../..");

/** Where objects come from, as people call it. */
export const sources = ["the sample", "every field", "landfall connect"] as const;
export type Source = (typeof sources)[number];

/** What one cluster is given. */
export type Given = {
  readonly source: Source;
  /** Organization and cluster, such as `environments/staging-eu`. */
  readonly name: string;
  /** The tree it was rendered to, whose folders are units; without one, nothing was built. */
  readonly tree?: string;
  /** Files of manifests, as Flux applies them: of a unit, what kustomize makes of it. */
  readonly manifests: readonly string[];
  /** Those of the namespaces among them, which everything else wants to be there. */
  readonly namespaces: readonly string[];
};

type Emitter = { readonly folder: string; readonly kustomize: string };

/** Has the built bundle emit the sample, the fleet of examples and what `landfall connect` prints, below `folder`. */
export async function emit({ folder, kustomize }: Emitter): Promise<readonly Given[]> {
  const fleet = join(folder, "fleet");
  const organizations = writeExampleFleet(fleet).map((name) => ["every field", name, join(fleet, name)] as const);
  const given: Given[] = [];
  for (const [source, name, specs] of [["the sample", "acme", join(root, "environments")] as const, ...organizations]) {
    const out = join(folder, "rendered", name);
    await landfall("render", specs, "--out", out);
    for (const path of globSync("*/*/", { cwd: out }).sort()) {
      const cluster = basename(path);
      given.push(await built({ source, name: `${name}/${cluster}`, tree: join(out, path) }, kustomize));
      given.push(...(await connected({ specs, organization: name, cluster, folder })));
    }
  }
  return given;
}

const landfall = (...args: readonly string[]) => execute(process.execPath, [join(root, "dist/landfall.cjs"), ...args]);

async function built(
  given: Pick<Given, "source" | "name"> & { readonly tree: string },
  kustomize: string,
): Promise<Given> {
  const { tree } = given;
  const units = globSync("**/kustomization.yaml", { cwd: tree }).map(dirname).sort();
  const folder = `${tree}.built`;
  mkdirSync(folder);
  const manifests: string[] = [];
  for (const unit of units) {
    const file = join(folder, `${unit.replaceAll("/", "-")}.yaml`);
    await execute(kustomize, ["build", join(tree, unit), "--output", file]);
    manifests.push(file);
  }
  const namespaces = globSync("tenants/*/namespace-*.yaml", { cwd: tree }).map((file) => join(tree, file));
  return { ...given, manifests, namespaces };
}

type Connection = { readonly specs: string; readonly organization: string; readonly cluster: string };

async function connected({ specs, organization, cluster, folder }: Connection & { readonly folder: string }) {
  const both: Given[] = [];
  for (const installer of ["flux-operator", "flux"]) {
    const name = `${organization}/${cluster} by ${installer}`;
    const out = join(folder, name);
    mkdirSync(dirname(out), { recursive: true });
    await landfall("connect", cluster, "--specs", specs, "--with", installer, "--out", out);
    const manifests = ["1-flux.yaml", "2-environments.yaml"].map((file) => join(out, file));
    both.push({ source: "landfall connect", name, manifests, namespaces: [] });
  }
  return both;
}
