import { ApiObject, type ApiObjectProps, App, Chart } from "cdk8s";
import type { Json } from "../model/spec/json.ts";
import type { Files } from "../model/tree/tree.ts";
import { printYaml } from "./yaml.ts";

/** A Kubernetes object as cdk8s prints it. */
export type Manifest = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [key: string]: Json };
  readonly [key: string]: Json;
};

/** Runs a cdk8s App of its own, so that no unit sees another's objects. `labels` go on every object. */
export function synthesize(
  labels: Readonly<Record<string, string>>,
  fill: (chart: Chart) => void,
): readonly Manifest[] {
  // Both are given so that cdk8s does not look for them in the process's environment. Nothing is written there.
  const app = new App({ outdir: "unused", recordConstructMetadata: false });
  const chart = new Chart(app, "unit", { labels });
  fill(chart);
  return chart.toJson();
}

/** Adds an object under its own name; cdk8s would make one up from the construct's path. */
export const add = (
  chart: Chart,
  object: ApiObjectProps & { readonly metadata: { readonly name: string } },
): ApiObject => new ApiObject(chart, `${object.kind} ${object.metadata.name}`, object);

/**
 * The same for an object with keys that people chose, of which cdk8s loses some, such as `constructor`; and for what a
 * cluster has a thousandfold, which takes cdk8s as long as all the rest together.
 */
export const labelled = (labels: Readonly<Record<string, string>>, object: Manifest): Manifest => ({
  ...object,
  metadata: { ...object.metadata, labels },
});

/** A change that kustomize makes to one of a folder's objects; `patch` is YAML. */
export type FolderPatch = {
  readonly target: { readonly kind: string; readonly name: string };
  readonly patch: string;
};

/** One file per object, and the `kustomization.yaml` that lists them. Throws where two objects would share a file. */
export function toFolder(manifests: readonly Manifest[], patches: readonly FolderPatch[] = []): Files {
  const texts = new Map<string, string>();
  for (const manifest of manifests) {
    const name = fileName(manifest);
    if (texts.has(name)) throw new Error(`two objects would both be written to ${name}`);
    texts.set(name, printYaml(manifest));
  }
  const resources = [...texts.keys()].sort();
  texts.set(
    "kustomization.yaml",
    printYaml({
      apiVersion: "kustomize.config.k8s.io/v1beta1",
      kind: "Kustomization",
      resources,
      ...(patches.length === 0 ? {} : { patches }),
    }),
  );
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `deployment-shop.yaml`. Flux's Kustomization goes by its full name, so as not to be taken for kustomize's. */
function fileName({ kind, metadata }: Manifest): string {
  const name = `${kind === "Kustomization" ? "flux-kustomization" : kind.toLowerCase()}-${metadata.name}.yaml`;
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(name)) throw new Error(`${JSON.stringify(name)} is not fit for a file's name`);
  return name;
}
