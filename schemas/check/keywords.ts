import { didYouMean } from "./closest.ts";
import type { SchemaError, Wording } from "./schema-error.ts";
import { count, isRecord, show } from "./show.ts";

const types: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "a map",
  array: "a list",
};

/** The words for each keyword the schemas use; the subject stands before them. */
export const keywords: Readonly<Record<string, (error: SchemaError) => Wording>> = {
  type: ({ schema, data, parentSchema }) => ({
    message: `must be ${types[String(schema)] ?? String(schema)}, got ${show(data)}`,
    ...typeFix(String(schema), data, parentSchema),
  }),
  const: ({ schema, data }) => ({ message: `must be ${show(schema)}, got ${show(data)}` }),
  enum: ({ schema, data }) => {
    const values = Array.isArray(schema) ? schema.map(String) : [];
    return { message: `must be one of ${values.join(", ")}, got ${show(data)}`, ...didYouMean(String(data), values) };
  },
  pattern: ({ data, parentSchema }) => ({
    message: `must be ${String(parentSchema["x-says"])}, got ${show(data)}`,
    ...exampleFix(parentSchema),
  }),
  minLength: ({ parentSchema }) => ({ message: "must not be empty", ...exampleFix(parentSchema) }),
  maxLength: ({ schema, data }) => ({
    message: `must have at most ${schema} characters, got ${String(data).length}`,
    fix: "shorten it",
  }),
  minimum: ({ schema, data }) => ({ message: `must be at least ${schema}, got ${show(data)}` }),
  maximum: ({ schema, data }) => ({ message: `must be at most ${schema}, got ${show(data)}` }),
  exclusiveMinimum: ({ schema, data }) => ({ message: `must be more than ${schema}, got ${show(data)}` }),
  minItems: ({ schema }) => ({ message: `must have at least ${count(Number(schema), "entry", "entries")}` }),
  maxItems: ({ schema, data }) => tooMany(Number(schema), Array.isArray(data) ? data.length : 0),
  uniqueItems: ({ params, data }) => {
    const twice: unknown = Array.isArray(data) ? data[Number(params["i"])] : undefined;
    return { message: `must not have ${show(twice)} twice`, fix: "remove one of them" };
  },
  minProperties: ({ schema }) => ({ message: `must have at least ${count(Number(schema), "entry", "entries")}` }),
  maxProperties: ({ schema, data }) => tooMany(Number(schema), isRecord(data) ? Object.keys(data).length : 0),
  anyOf: ({ schema }) => {
    const names = Array.isArray(schema)
      ? schema.flatMap((option: { required?: string[] }) => option.required ?? [])
      : [];
    return { message: `must have ${names.join(" or ")}`, fix: `add ${names.join(" or ")}` };
  },
};

const tooMany = (most: number, got: number): Wording => ({
  message: `must have at most ${count(most, "entry", "entries")}, got ${got}`,
});

function typeFix(type: string, data: unknown, schema: SchemaError["parentSchema"]): { readonly fix?: string } {
  if (Array.isArray(schema["enum"])) return didYouMean(String(data), schema["enum"].map(String));
  // Of 1.10 and 1.1 the value does not tell which one was written.
  if (type === "string" && typeof data === "number" && !Number.isInteger(data))
    return { fix: "put it in quotes, with every digit" };
  if (type === "string" && (typeof data === "number" || typeof data === "boolean"))
    return { fix: `quote it: "${data}"` };
  if (type === "object" && data === null) return { fix: "write {} when there is nothing to say" };
  if (
    typeof data === "string" &&
    (type === "integer" || type === "number") &&
    data.trim() !== "" &&
    !Number.isNaN(Number(data))
  )
    return { fix: `write it without quotes: ${data.trim()}` };
  if (typeof data === "string" && type === "boolean") return { fix: "write true or false, without quotes" };
  return exampleFix(schema);
}

function exampleFix(schema: SchemaError["parentSchema"]): { readonly fix?: string } {
  const example: unknown = Array.isArray(schema["examples"]) ? schema["examples"][0] : undefined;
  return example === undefined ? {} : { fix: `for example ${JSON.stringify(example)}` };
}
