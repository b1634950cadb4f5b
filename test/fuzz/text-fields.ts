import type { Path } from "../../model/problem.ts";
import { kinds } from "../../model/spec/model.ts";
import { readSchema } from "../../scripts/schema-files.ts";
import { type Data, type Documents, soundDocuments } from "./documents.ts";

/** A place for text in the document of a file: a value, or a key that people choose. */
export type TextField = { readonly file: string; readonly path: Path; readonly at: "key" | "value" };

type Schema = Readonly<Record<string, unknown>>;
type Place = Pick<TextField, "path" | "at">;

const documents = soundDocuments();

/** Every text field of every schema, each in a sound document of its kind. */
export const textFields: readonly TextField[] = kinds.flatMap((kind) => {
  const file = Object.keys(documents).findLast((name) => documents[name]?.["kind"] === kind) ?? "";
  const root = readSchema(kind) as Schema;
  return [...placesIn(root, root, [])].map((place) => ({ file, ...place }));
});

function* placesIn(schema: unknown, root: Schema, path: Path): Generator<Place> {
  if (typeof schema !== "object" || schema === null) return;
  const node = schema as Schema;
  if (typeof node["$ref"] === "string") {
    const definitions = root["definitions"] as Schema;
    return yield* placesIn(definitions[node["$ref"].split("/").at(-1) ?? ""], root, path);
  }
  if (node["type"] === "string") yield { path, at: "value" };
  if (node["propertyNames"] !== undefined) yield { path: [...path, "x"], at: "key" };
  for (const [name, one] of Object.entries(node["properties"] ?? {})) yield* placesIn(one, root, [...path, name]);
  yield* placesIn(node["items"], root, [...path, 0]);
  yield* placesIn(node["additionalProperties"], root, [...path, "x"]);
}

/** The documents with a text in that place; what it needs around it is made. */
export function withText({ file, path, at }: TextField, text: string): Documents {
  const way = at === "key" ? [...path.slice(0, -1), text] : path;
  return { ...documents, [file]: set(documents[file], way, at === "key" ? "x" : text) as Data };
}

function set(value: unknown, [part, ...rest]: Path, text: string): unknown {
  if (part === undefined) return text;
  if (typeof part === "number") return [set(Array.isArray(value) ? value[part] : undefined, rest, text)];
  const map = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Data) : {};
  const former = Object.hasOwn(map, part) ? map[part] : undefined;
  return Object.fromEntries([...Object.entries(map), [part, set(former, rest, text)]]);
}
