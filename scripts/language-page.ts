import { stringify } from "yaml";
import { kinds } from "../model/spec/model.ts";
import { readSchema } from "./schema-files.ts";

/** What a schema of ours may say of a field. */
export type Field = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Field>>;
  readonly additionalProperties?: boolean | Field;
  readonly items?: Field;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
  /** The values it takes, in words. */
  readonly "x-says"?: string;
  readonly definitions?: Readonly<Record<string, Field>>;
};

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
    "| field | meaning | values | default | example |",
    "| --- | --- | --- | --- | --- |",
    ...rowsBelow(spec, "", { definitions: schema.definitions ?? {}, places: new Map() }),
  ].join("\n");
}

/** Where each definition was told of: where it comes up again, that place is named instead. */
type Told = { readonly definitions: Readonly<Record<string, Field>>; readonly places: Map<string, string> };

function rowsBelow(parent: Field, prefix: string, told: Told): readonly string[] {
  const names = Object.entries(parent.properties ?? {});
  const own = names.flatMap(([name, field]) => {
    const preset = parent.required?.includes(name) ? "required" : undefined;
    return rowsOf(field, `${prefix}${name}`, { ...told, ...(preset !== undefined && { preset }) });
  });
  const values = parent.additionalProperties;
  const named = typeof values === "object" ? rowsOf(values, `${prefix}<name>`, told) : [];
  return [...own, ...named];
}

/** The field's own row, and those of what stands below it. */
function rowsOf(given: Field, path: string, told: Told & { readonly preset?: string }): readonly string[] {
  const { definitions, places, preset } = told;
  const field = given.$ref === undefined ? given : (definitions[given.$ref.replace("#/definitions/", "")] ?? given);
  const before = given.$ref === undefined ? undefined : places.get(given.$ref);
  if (before !== undefined) return [row([code(path), `As ${code(before)}.`, "", "", ""])];
  if (given.$ref !== undefined) places.set(given.$ref, path);
  const standard = preset ?? (field.default === undefined ? "" : code(field.default));
  const example = field.examples?.[0] === undefined ? "" : code(field.examples[0]);
  return [
    row([code(path), field.description ?? "", valuesOf(field), standard, example]),
    ...rowsBelow(field, `${path}.`, { definitions, places }),
    ...(field.items === undefined
      ? []
      : rowsBelow(resolved(field.items, definitions), `${path}[].`, { definitions, places })),
  ];
}

const resolved = (field: Field, definitions: Told["definitions"]): Field =>
  field.$ref === undefined ? field : (definitions[field.$ref.replace("#/definitions/", "")] ?? field);

function valuesOf(field: Field): string {
  if (field.enum !== undefined) return field.enum.map(code).join(", ");
  if (field["x-says"] !== undefined) return field["x-says"];
  const { minimum = "", maximum = "" } = field;
  const range = minimum === "" && maximum === "" ? "" : `, ${minimum} to ${maximum}`;
  const words: Readonly<Record<string, string>> = {
    string: "text",
    integer: `a whole number${range}`,
    number: `a number${minimum === "" ? "" : `, at least ${minimum}`}`,
    boolean: "`true` or `false`",
    array: "a list",
    object: typeof field.additionalProperties === "object" ? "a map by name" : "fields",
  };
  return words[field.type ?? ""] ?? "";
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("\n", " ").replaceAll("|", "\\|")).join(" | ")} |`;

const code = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
