import { printUnit, unitIn } from "../names/unit.ts";
import type { JsonMap } from "../spec/json.ts";
import { own } from "../spec/own.ts";
import { difference, isMap } from "./difference.ts";
import type { ObjectChange, ObjectId, Why } from "./object-change.ts";

/** One side of a file; without a value where its text is no single map. `isMasked`: the text is not the file's own. */
export type Side = { readonly text: string; readonly value?: JsonMap; readonly isMasked?: true };

/** A file of an environment's folder that is not the same on both sides. */
export type FileChange = { readonly path: string; readonly before?: Side; readonly after?: Side };

/** What the files mean: objects that come, go, change, or move between units of a cluster. In the order of paths. */
export function objectChanges(
  environment: string,
  files: readonly FileChange[],
  whyOf: (path: string) => readonly Why[],
): readonly ObjectChange[] {
  const changes = files.map((file) => changeOf(environment, file, whyOf(file.path)));
  const gone = new Map(changes.filter(({ kind }) => kind === "deleted").map((one) => [identityOf(one), one]));
  const moved = new Map<string, ObjectChange>();
  for (const one of changes) {
    const from = one.kind === "added" && one.object !== undefined ? gone.get(identityOf(one)) : undefined;
    if (from !== undefined) moved.set(one.path, from);
  }
  const left = new Set([...moved.values()].map(({ path }) => path));
  return changes.flatMap((one) => {
    if (one.kind === "deleted" && left.has(one.path)) return [];
    const from = moved.get(one.path);
    return [from === undefined ? one : movedFrom(from, one)];
  });
}

function changeOf(environment: string, { path, before, after }: FileChange, why: readonly Why[]): ObjectChange {
  const unit = unitIn(path);
  const object = objectId(after?.value) ?? objectId(before?.value);
  const [was, becomes] = [before?.value, after?.value];
  return {
    kind: before === undefined ? "added" : after === undefined ? "deleted" : "changed",
    environment,
    ...(unit && { unit: printUnit(unit), cluster: unit.cluster }),
    ...(unit?.application !== undefined && { application: unit.application }),
    path,
    ...(object && { object }),
    ...(before && { before: before.text }),
    ...(after && { after: after.text }),
    ...(was && { was }),
    ...(becomes && { becomes }),
    leaves: was === undefined || becomes === undefined ? [] : difference(was, becomes),
    ...((before?.isMasked || after?.isMasked) && { isMasked: true }),
    why,
  };
}

function movedFrom({ path: from, before, was, isMasked }: ObjectChange, to: ObjectChange): ObjectChange {
  const leaves = was === undefined || to.becomes === undefined ? [] : difference(was, to.becomes);
  return {
    ...to,
    kind: "moved",
    from,
    ...(before !== undefined && { before }),
    ...(was && { was }),
    ...(isMasked && { isMasked }),
    leaves,
  };
}

/** An object is one thing on its cluster, whichever unit it is in; a file that is none is only itself. */
const identityOf = ({ cluster, object, path }: ObjectChange): string =>
  JSON.stringify(
    object === undefined ? [path] : [cluster, object.apiVersion, object.kind, object.namespace, object.name],
  );

/** kustomize's own file has a kind too, but is no object of a cluster. */
function objectId(value: JsonMap | undefined): ObjectId | undefined {
  const metadata = value && own(value, "metadata");
  if (value === undefined || !isMap(metadata)) return undefined;
  const [apiVersion, kind, name, namespace] = [
    value["apiVersion"],
    value["kind"],
    metadata["name"],
    metadata["namespace"],
  ];
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string") return undefined;
  return { apiVersion, kind, ...(typeof namespace === "string" && { namespace }), name };
}
