import { type Definitions, resolved, type SchemaField } from "./schema-field.ts";

/** The type of a field's values, with the range of a number. */
export function typeInWords(field: SchemaField): string {
  if (field.const !== undefined) return "text";
  const words: Readonly<Record<string, string>> = {
    string: "text",
    integer: `a whole number${rangeOf(field)}`,
    number: `a number${rangeOf(field)}`,
    boolean: "true or false",
    array: "a list",
    object: typeof field.additionalProperties === "object" ? "a map by name" : "fields",
  };
  return words[field.type ?? ""] ?? "any value";
}

function rangeOf({ minimum, maximum, exclusiveMinimum }: SchemaField): string {
  const bounds = [
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
  ];
  return bounds.length === 0 ? "" : ` ${bounds.join(" ")}`;
}

/** What else a value must be. */
export function limitsInWords(field: SchemaField, definitions: Definitions): readonly string[] {
  const { items, propertyNames, anyOf = [] } = field;
  const below = (what: string, part: SchemaField | undefined): readonly string[] => {
    const said = part === undefined ? [] : limitsInWords(resolved(part, definitions), definitions);
    return said.length === 0 ? [] : [`${what}: ${said.join("; ")}`];
  };
  return [
    ...(field["x-says"] === undefined ? [] : [field["x-says"]]),
    ...sizeOf(field.minLength, field.maxLength, "character"),
    ...sizeOf(field.minItems, field.maxItems, "item"),
    ...sizeOf(field.minProperties, field.maxProperties, "entry", "entries"),
    ...(field.uniqueItems === true ? ["no item twice"] : []),
    ...below("each name", propertyNames),
    ...below("each item", items),
    ...(anyOf.length === 0 ? [] : [`has ${anyOf.map(({ required = [] }) => required.join(" and ")).join(" or ")}`]),
  ];
}

function sizeOf(least = 0, most: number | undefined, one: string, many = `${one}s`): readonly string[] {
  if (least === 0 && most === undefined) return [];
  const unit = (most ?? least) === 1 ? one : many;
  if (least === 0) return [`at most ${most} ${unit}`];
  return [most === undefined ? `at least ${least} ${unit}` : `${least} to ${most} ${unit}`];
}
