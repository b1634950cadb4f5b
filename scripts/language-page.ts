import { stringify } from "yaml";
import { kinds } from "../model/spec/model.ts";
import type { SchemaField as Field } from "../schemas/explain/schema-field.ts";
import { typeInWords } from "../schemas/explain/words.ts";
import { table } from "./markdown-table.ts";
import { readSchema } from "./schema-files.ts";

/** `docs/language.md`: every field of every kind, as the schemas say it. */
export const languagePage = (): string =>
  [
    "# The spec language",
    "",
    "Generated from `schemas/*.schema.json` by `npm run docs`: edit the schemas instead.",
    "",
    "Every document says `apiVersion: landfall/v1`, its `kind`, its `metadata.name` (lower-case letters, digits and dashes, at",
    "most 40, unique among its kind whatever the case) and its `spec`. The tables list what stands below `spec`; a field that",
    "is not there is refused. `<name>` stands for a name of your own, `[]` for each item of a list.",
    ...kinds.map((kind) => sectionOf(readSchema(kind) as Field)),
    "",
  ].join("\n");

/** One kind: what it is for, an example, and the table of its fields. */
export function sectionOf(schema: Field): string {
  const spec = schema.properties?.["spec"] ?? {};
  const example = schema.examples?.[0];
  return [
    "",
    `## ${schema.title}`,
    "",
    `${schema.description}`,
    "",
    ...(example === undefined ? [] : ["```yaml", stringify(example).trimEnd(), "```", ""]),
    table(
      ["field", "meaning", "values", "default", "example"],
      rowsBelow(spec, "", { definitions: schema.definitions ?? {}, places: new Map() }),
    ),
  ].join("\n");
}

/** Where each definition was told of: where it comes up again, that place is named instead. */
type Told = { readonly definitions: Readonly<Record<string, Field>>; readonly places: Map<string, string> };

type Row = readonly string[];

/** Rows of an object's fields, a map's values, or a list's items. */
function rowsBelow(parent: Field, path: string, told: Told): readonly Row[] {
  const below = path === "" ? "" : `${path}.`;
  const { properties = {}, additionalProperties: values, items, required = [] } = parent;
  return [
    ...Object.entries(properties).flatMap(([name, field]) =>
      rowsOf(field, `${below}${name}`, told, required.includes(name) ? "required" : "none"),
    ),
    ...(typeof values === "object" ? rowsOf(values, `${below}<name>`, told, "") : []),
    ...(items === undefined ? [] : rowsBelow(resolved(items, told), `${path}[]`, told)),
  ];
}

/** The field's own row, and those of what stands below it. */
function rowsOf(given: Field, path: string, told: Told, preset: string): readonly Row[] {
  const { $ref } = given;
  const before = $ref === undefined ? undefined : told.places.get($ref);
  if (before !== undefined) return [[code(path), `As ${code(before)}.`, "", "", ""]];
  if ($ref !== undefined) told.places.set($ref, path);
  const field = resolved(given, told);
  const standard = field.default === undefined ? preset : code(field.default);
  const example = field.examples?.[0] === undefined || field.properties !== undefined ? "" : code(field.examples[0]);
  return [[code(path), field.description ?? "", valuesOf(field), standard, example], ...rowsBelow(field, path, told)];
}

const resolved = (field: Field, { definitions }: Told): Field =>
  field.$ref === undefined ? field : (definitions[field.$ref.replace("#/definitions/", "")] ?? field);

function valuesOf(field: Field): string {
  if (field.enum !== undefined) return field.enum.map(code).join(", ");
  if (field["x-says"] !== undefined) return field["x-says"];
  return field.type === "boolean" ? "`true` or `false`" : typeInWords(field);
}

const code = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
