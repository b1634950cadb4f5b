import type { Path } from "../problem.ts";
import type { Json, JsonMap } from "../spec/json.ts";
import { own } from "../spec/own.ts";
import type { Files } from "../tree/tree.ts";
import { listAt, textAt } from "./at.ts";
import { isList, isMap } from "./difference.ts";

/** An object of a cluster as a failure names it; `field`: what of it was refused, where that is said. */
export type FailedObject = {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly field?: Path;
};

/** An object as a unit's folder makes it: as it was rendered, and the patches that kustomize makes to it. */
export type MadeObject = { readonly manifest: JsonMap; readonly patches: readonly Json[] };

/** Finds the object among a unit's files, which `read` parses; `undefined` where they have none such. */
export function madeObject(files: Files, wanted: FailedObject, read: (text: string) => Json): MadeObject | undefined {
  const values = [...files.values()].map(read).filter(isMap);
  const manifest = values.find((value) => isMeant(value, wanted));
  if (manifest === undefined) return undefined;
  const kustomization = values.find((value) => textAt(value, "apiVersion")?.startsWith("kustomize.config.k8s.io/"));
  const patches = listAt(kustomization, "patches").filter(
    (patch) => textAt(patch, "target", "kind") === wanted.kind && textAt(patch, "target", "name") === wanted.name,
  );
  return { manifest, patches: patches.map((patch) => read(textAt(patch, "patch") ?? "")) };
}

function isMeant(value: JsonMap, { kind, namespace, name }: FailedObject): boolean {
  const home = textAt(value, "metadata", "namespace");
  const isThere = home === undefined || namespace === undefined || home === namespace;
  return isThere && textAt(value, "kind") === kind && textAt(value, "metadata", "name") === name;
}

/** What the folder says of one field of the object, or of the whole object: equal texts for what is the same. */
export const saidOf = ({ manifest, patches }: MadeObject, field: Path = []): string =>
  JSON.stringify([[below(manifest, field)], ...patches.flatMap((patch) => ofPatch(patch, field))]);

/** Operations name what they change; any other patch has the form of the object. Most say nothing of a field. */
function ofPatch(patch: Json, field: Path): readonly Json[] {
  const said = isList(patch) ? patch.filter((operation) => names(operation, field)) : [below(patch, field, true)];
  return said.filter((value) => value !== undefined);
}

const names = (operation: Json, field: Path): boolean =>
  isAlong((textAt(operation, "path") ?? "").split("/").slice(1), field);

/** What stands there, or the value that stands where more was to be. Items of a partial list are not counted: it is all of it. */
function below(value: Json, [part, ...rest]: Path, isPartial = false): Json {
  if (part === undefined || typeof value !== "object" || value === null) return value;
  if (isMap(value)) return below(own(value, String(part)), rest, isPartial);
  return isPartial || typeof part !== "number" ? value : below(value[part], rest);
}

/** Whether one of the paths leads to the other, or through it; at an index, any item is meant. */
const isAlong = (pointer: readonly string[], field: Path): boolean =>
  pointer.every((part, index) => {
    const other = field[index];
    return other === undefined || typeof other === "number" || unescaped(part) === other;
  });

/** A JSON pointer's own escapes. */
const unescaped = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~");
