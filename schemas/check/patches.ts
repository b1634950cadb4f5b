import type { Verdict } from "../../model/rule.ts";
import type { Operation, Patch } from "../../model/spec/documents.generated.ts";
import type { Level } from "../rules/fields.ts";
import { isRecord } from "./show.ts";

/** A patch changes what an object says, never which object it is. */
export function* checkPatches([path, fields]: Level): Generator<Omit<Verdict, "place">> {
  for (const [index, patch] of (fields.patches ?? []).entries()) {
    const at = [...path, "patches", index];
    const { merge, operations = [] } = patch;
    if (merge !== undefined && patch.operations !== undefined)
      yield { path: [...at, "operations"], at: "key", message: "a patch is a merge or operations", fix: "make it two" };
    for (const field of new Set([...identityIn(merge ?? {}), ...operations.flatMap(movedBy)]))
      yield { path: at, message: `a patch must not change ${field}`, fix: "leave it out" };
    for (const [step, operation] of operations.entries()) {
      const missing = neededBy(operation).find((field) => !Object.hasOwn(operation, field));
      if (missing !== undefined)
        yield {
          path: [...at, "operations", step],
          message: `${missing} is missing, which ${operation.op} needs`,
          fix: `add ${missing}`,
        };
    }
  }
}

/** What a strategic merge changes of an object's identity. To replace all of the metadata is to replace the name with it. */
function identityIn(merge: NonNullable<Patch["merge"]>): readonly string[] {
  const has = (map: object, field: string): boolean => Object.hasOwn(map, field);
  const metadata = has(merge, "metadata") ? merge["metadata"] : {};
  const isWhole = !isRecord(metadata) || has(metadata, "$patch");
  return [
    ...["apiVersion", "kind"].filter((field) => has(merge, field)),
    ...(has(merge, "$patch") ? ["whether the object is there ($patch)"] : []),
    ...(isWhole ? ["metadata as a whole"] : []),
    ...["name", "namespace"].filter((field) => isRecord(metadata) && has(metadata, field)).map((f) => `metadata.${f}`),
  ];
}

const fieldAt: ReadonlyMap<string, string> = new Map([
  ["/apiVersion", "apiVersion"],
  ["/kind", "kind"],
  ["/metadata", "metadata as a whole"],
  ["/metadata/name", "metadata.name"],
  ["/metadata/namespace", "metadata.namespace"],
]);

/** What an operation of a JSON patch changes of an object's identity. */
const movedBy = ({ op, path, from }: Operation): readonly string[] =>
  op === "test" ? [] : [path, ...(op === "move" ? [from ?? ""] : [])].flatMap((pointer) => fieldAt.get(pointer) ?? []);

/** The fields that RFC 6902 wants beside `path`. */
const neededBy = ({ op }: Operation): readonly ("value" | "from")[] =>
  op === "remove" ? [] : op === "move" || op === "copy" ? ["from"] : ["value"];
