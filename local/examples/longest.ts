import { type Json, mapOf, resolved, type Schema } from "./schema.ts";

/** Longer ones are texts and no names, of which nothing else is made. */
const longestName = 1000;

/** The value with every name and text in it as long as its schema allows; equal ones stay equal where they may be as long. */
export function longest(value: Json, given: Schema, root: Schema): Json {
  const schema = resolved(given, root);
  if (typeof value === "string") return lengthened(value, schema);
  if (typeof value !== "object" || value === null) return value;
  const { items = {}, properties = {}, propertyNames = {}, additionalProperties: values } = schema;
  if (Array.isArray(value)) return value.map((one) => longest(one, items, root));
  return Object.fromEntries(
    Object.entries(mapOf(value)).map(([name, one]): readonly [string, Json] => {
      const own = properties[name];
      if (own !== undefined) return [name, longest(one, own, root)];
      return [
        lengthened(name, resolved(propertyNames, root)),
        longest(one, typeof values === "object" ? values : {}, root),
      ];
    }),
  );
}

function lengthened(text: string, { maxLength = 0, pattern = "", ...schema }: Schema): string {
  if (schema.const !== undefined || schema.enum !== undefined) return text;
  const longer = text.padEnd(Math.min(maxLength, longestName), "x");
  return new RegExp(pattern, "u").test(longer) ? longer : text;
}
