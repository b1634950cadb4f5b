import fc from "fast-check";
import { kinds } from "../../model/spec/model.ts";
import { readSchema } from "../../scripts/schema-files.ts";
import type { Data } from "./documents.ts";
import { nastyValue } from "./nasty.ts";

type Schema = Readonly<Record<string, unknown>>;

const schemas = new Map(kinds.map((kind) => [kind as string, readSchema(kind) as Schema]));

/** The document with one to three fields of its spec set to anything that its schema allows. */
export function fitting(document: Data): fc.Arbitrary<Data> {
  const root = schemas.get(String(document["kind"])) ?? {};
  const spec = inside(inside(root, "properties"), "spec");
  const fields = Object.entries(inside(spec, "properties")).map(
    ([name, schema]) => [name, anyOf(schema, root)] as const,
  );
  const field = fc.oneof(...fields.map(([name, value]) => value.map((one) => [name, one] as const)));
  return fc
    .array(field, { minLength: 1, maxLength: 3 })
    .map((changed) => ({ ...document, spec: { ...inside(document, "spec"), ...Object.fromEntries(changed) } }));
}

const inside = (schema: unknown, key: string): Schema => (schema as Readonly<Record<string, Schema>>)[key] ?? {};

/** Any value that a schema allows, as far as its keywords for one value go. */
function anyOf(schema: unknown, root: Schema): fc.Arbitrary<unknown> {
  const node = schema as Schema;
  if (typeof node["$ref"] === "string")
    return anyOf(inside(inside(root, "definitions"), node["$ref"].split("/").at(-1) ?? ""), root);
  if (node["const"] !== undefined) return fc.constant(node["const"]);
  if (Array.isArray(node["enum"])) return fc.constantFrom(...node["enum"]);
  const examples = Array.isArray(node["examples"]) ? [fc.constantFrom(...node["examples"])] : [];
  return fc.oneof(ofType(node, root), ...examples);
}

function ofType(schema: Schema, root: Schema): fc.Arbitrary<unknown> {
  switch (schema["type"]) {
    case "string":
      return textOf(schema);
    case "integer":
      return fc.integer(limits(schema));
    case "number":
      return fc.integer(limits(schema)).map((number) => number / 4);
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(anyOf(schema["items"], root), { minLength: Number(schema["minItems"] ?? 0), maxLength: 4 });
    case "object":
      return mapOf(schema, root);
    default:
      return nastyValue;
  }
}

const limits = ({ minimum, maximum }: Schema) => ({ min: Number(minimum ?? 1), max: Number(maximum ?? 1000) });

function textOf({ pattern, maxLength }: Schema): fc.Arbitrary<string> {
  const most = Number(maxLength ?? 100);
  if (typeof pattern !== "string") return fc.string({ unit: "binary", maxLength: most });
  return fc.stringMatching(new RegExp(pattern, "u"), { maxLength: most });
}

function mapOf(schema: Schema, root: Schema): fc.Arbitrary<unknown> {
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const properties = Object.entries(inside({ schema }, "schema")["properties"] ?? {});
  if (properties.length > 0) {
    const fields = Object.fromEntries(properties.map(([name, one]) => [name, anyOf(one, root)]));
    return fc.record(fields, { requiredKeys: required });
  }
  const names = schema["propertyNames"] === undefined ? fc.string() : anyOf(schema["propertyNames"], root);
  const values =
    typeof schema["additionalProperties"] === "object" ? anyOf(schema["additionalProperties"], root) : nastyValue;
  return fc.dictionary(names.map(String), values, { maxKeys: 4 });
}
