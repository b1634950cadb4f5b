import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";

/** What installs kinds that Landfall emits objects of. Its definitions are in its module's archive; nothing is compiled. */
export type Component = {
  readonly name: string;
  /** What Landfall is written for, as people call it. */
  readonly expected: string;
  /** The version that is tried is pinned in `tools/crds`. */
  readonly module: string;
  readonly folder: string;
  /** A pattern of the definitions' files there. */
  readonly files: string;
};

const flux = (name: string, group: string): Component => ({
  name: `Flux ${name}`,
  expected: "Flux 2.9",
  module: `github.com/fluxcd/${name}`,
  folder: "config/crd/bases",
  files: `${group}.toolkit.fluxcd.io_*.yaml`,
});

export const components: readonly Component[] = [
  flux("source-controller", "source"),
  flux("kustomize-controller", "kustomize"),
  flux("helm-controller", "helm"),
  flux("notification-controller", "notification"),
  {
    name: "flux-operator",
    expected: "chart flux-operator, the newest",
    module: "github.com/controlplaneio-fluxcd/flux-operator",
    folder: "config/crd/bases",
    files: "fluxcd.controlplane.io_*.yaml",
  },
  {
    name: "Traefik",
    expected: "chart traefik 41 (Traefik 3.7)",
    module: "github.com/traefik/traefik/v3",
    folder: "docs/content/reference/dynamic-configuration",
    files: "traefik.io_*.yaml",
  },
  {
    name: "Flagger",
    expected: "chart flagger 1.44",
    module: "github.com/fluxcd/flagger",
    folder: "artifacts/flagger",
    files: "crd.yaml",
  },
  {
    name: "External Secrets",
    expected: "chart external-secrets 2.9",
    module: "github.com/external-secrets/external-secrets",
    folder: "config/crds/bases",
    files: "external-secrets.io_*.yaml",
  },
  {
    name: "CloudNativePG",
    expected: "chart cloudnative-pg 0.29 (operator 1.30)",
    module: "github.com/cloudnative-pg/cloudnative-pg",
    folder: "config/crd/bases",
    files: "postgresql.cnpg.io_*.yaml",
  },
];

/** A component's pinned version, and the files of its definitions. */
export type Definitions = Omit<Component, "files"> & { readonly version: string; readonly files: readonly string[] };

/** Downloads what Go has not downloaded yet. Throws what Go said, and where a component has no definitions. */
export function definitions(): readonly Definitions[] {
  const modules = new Map(download(components.map(({ module }) => module)).map((one) => [one.Path, one]));
  return components.map((component) => {
    const { module, folder, files: pattern } = component;
    const { Version: version = "", Dir = "" } = modules.get(module) ?? {};
    const files = globSync(pattern, { cwd: join(Dir, folder) }).map((file) => join(Dir, folder, file));
    if (files.length === 0) throw new Error(`${module}@${version} has no definitions in ${folder}`);
    return { ...component, version, files: files.sort() };
  });
}

type Downloaded = { readonly Path: string; readonly Version: string; readonly Dir: string; readonly Error?: string };

function download(modules: readonly string[]): readonly Downloaded[] {
  const env = { ...process.env, GOFLAGS: "-mod=readonly" };
  const cwd = join(import.meta.dirname, "tools/crds");
  const { stdout, error } = spawnSync("go", ["mod", "download", "-json", ...modules], { cwd, env, encoding: "utf8" });
  if (error !== undefined) throw error;
  // One object after the other, with nothing between them; a failure is told in the module's own.
  const all: readonly Downloaded[] = JSON.parse(`[${stdout.replace(/^\}\n\{/gm, "},{")}]`);
  for (const { Path, Version, Error: said } of all)
    if (said !== undefined) throw new Error(`${Path}@${Version} cannot be downloaded: ${said}`);
  return all;
}
