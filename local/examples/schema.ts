import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Json = string | number | boolean | null | readonly Json[] | JsonMap;
export type JsonMap = { readonly [key: string]: Json };

/** What examples are made by; the rest of a schema is for validators. */
export type Schema = {
  readonly title?: string;
  readonly $ref?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly { readonly required: readonly string[] }[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly examples?: readonly Json[];
  readonly maxLength?: number;
  readonly pattern?: string;
};

const folder = join(import.meta.dirname, "../../schemas");

/** The schemas of all kinds, in the order of their names. */
export const schemas: readonly Schema[] = globSync("*.schema.json", { cwd: folder })
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));

/** The schema itself, where it is a reference to one of the root's definitions. */
export function resolved(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : resolved(root.definitions?.[name] ?? {}, root);
}

export const isAmong = (ends: readonly string[], path: string): boolean => ends.some((end) => path.endsWith(end));
export const mapOf = (value: Json | undefined): JsonMap => value as JsonMap;
