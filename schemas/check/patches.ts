import type { Verdict } from "../../model/rule.ts";
import type { Patch } from "../../model/spec/documents.generated.ts";
import type { Level } from "../rules/fields.ts";
import { isRecord } from "./show.ts";

/** A patch changes what an object says, never which object it is. */
export function* checkPatches([path, fields]: Level): Generator<Omit<Verdict, "place">> {
  for (const [index, patch] of (fields.patches ?? []).entries()) {
    const at = [...path, "patches", index];
    if (patch.merge !== undefined && patch.operations !== undefined)
      yield { path: [...at, "operations"], at: "key", message: "a patch is a merge or operations", fix: "make it two" };
    for (const field of identityIn(patch))
      yield { path: at, message: `a patch must not change ${field}`, fix: "leave it out" };
  }
}

const identity = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

function identityIn({ merge = {}, operations = [] }: Patch): readonly string[] {
  const metadata = isRecord(merge["metadata"]) ? merge["metadata"] : {};
  const named = [...Object.keys(merge), ...Object.keys(metadata).map((key) => `metadata.${key}`)];
  const moved = operations
    .filter(({ op }) => op !== "test")
    .flatMap(({ op, path, from }) => [path, ...(op === "move" && from !== undefined ? [from] : [])])
    .map((pointer) => pointer.slice(1).replaceAll("/", "."));
  // To replace all of the metadata is to replace the name with it.
  return [...identity.filter((field) => named.includes(field) || moved.includes(field)), ...whole(moved, merge)];
}

const whole = (moved: readonly string[], merge: object): readonly string[] => [
  ...(moved.includes("metadata") ? ["metadata as a whole"] : []),
  ...(Object.hasOwn(merge, "$patch") ? ["whether the object is there ($patch)"] : []),
];
