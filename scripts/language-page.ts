import { readFileSync } from "node:fs";
import { join } from "node:path";

type Schema = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
};

const kinds = ["organization", "environment", "cluster", "application", "release"] as const;

/** `docs/language.md`: every field of every kind, out of the schemas in `folder`. */
export function languagePage(folder: string): string {
  const sections = kinds.map((kind) => section(JSON.parse(readFileSync(join(folder, `${kind}.schema.json`), "utf8"))));
  return [
    "# The spec language",
    "",
    "Generated from `schemas/*.schema.json` by `npm run docs`. Every document has `apiVersion: landfall/v1`, `kind`,",
    "`metadata.name` and `spec`; the tables below list what stands under `spec`.",
    ...sections,
    "",
  ].join("\n");
}

function section(document: Schema): string {
  const spec = resolve(document, document.properties?.["spec"] ?? {});
  const rows = rowsOf(document, spec, "");
  return [
    "",
    `## ${document.title}`,
    "",
    `${document.description}`,
    "",
    "| field | meaning | type | default | example |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

const resolve = (document: Schema, schema: Schema): Schema => {
  const name = schema.$ref?.replace("#/$defs/", "");
  return name === undefined ? schema : { ...document.$defs?.[name], ...schema };
};

function rowsOf(document: Schema, schema: Schema, prefix: string): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const field = resolve(document, property);
    const path = `${prefix}${name}`;
    return [row(path, field, schema.required?.includes(name) === true), ...below(document, field, path)];
  });
}

/** Fields of an object, of a list's items, or of a map's values. */
function below(document: Schema, field: Schema, path: string): readonly string[] {
  if (field.items !== undefined) return rowsOf(document, resolve(document, field.items), `${path}[].`);
  const values = field.additionalProperties;
  if (typeof values === "object") return rowsOf(document, resolve(document, values), `${path}.<name>.`);
  return rowsOf(document, field, `${path}.`);
}

function row(path: string, field: Schema, required: boolean): string {
  const type = field.enum?.map((value) => code(value)).join(" or ") ?? field.type ?? "";
  const preset = field.default === undefined ? (required ? "required" : "") : code(field.default);
  const example = field.examples?.[0] === undefined ? "" : code(field.examples[0]);
  return `| \`${path}\` | ${field.description ?? ""} | ${type} | ${preset} | ${example} |`.replace(/\n/g, " ");
}

const code = (value: unknown): string =>
  `\`${typeof value === "string" ? value : JSON.stringify(value)}\``.replaceAll("|", "\\|");
