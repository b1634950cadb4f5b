import type { WorkloadPatch } from "../../model/spec/workload.ts";
import type { FolderPatch, Manifest } from "../folder.ts";
import { printYaml } from "../yaml.ts";

/** Each patch for each object it is meant for. kustomize makes them, so that the objects read as Landfall rendered them. */
export const folderPatches = (
  manifests: readonly Manifest[],
  patches: readonly WorkloadPatch[],
): readonly FolderPatch[] =>
  patches.flatMap((patch) =>
    manifests.filter((manifest) => isMeant(patch, manifest)).map((manifest) => folderPatch(patch, manifest)),
  );

const isMeant = ({ target }: WorkloadPatch, { kind, metadata }: Manifest): boolean =>
  target.kind === kind && (target.name === undefined || target.name === metadata.name);

function folderPatch({ merge, operations }: WorkloadPatch, { apiVersion, kind, metadata }: Manifest): FolderPatch {
  const { name } = metadata;
  const { metadata: more, ...rest } = merge ?? {};
  const merged = { apiVersion, kind, ...rest, metadata: { ...Object(more), name } };
  return { target: { kind, name }, patch: printYaml(operations ?? merged).trimStart() };
}
