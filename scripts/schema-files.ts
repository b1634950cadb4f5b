import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JSONSchema } from "json-schema-to-typescript";
import type { Kind } from "../model/spec/model.ts";

const folder = join(import.meta.dirname, "../schemas");

export type Schema = Omit<JSONSchema, "$async"> & { readonly $id: string };

/** The schema of one kind of document, as it is in its file. */
export const readSchema = (kind: Kind): Schema =>
  JSON.parse(readFileSync(join(folder, `${kind.toLowerCase()}.schema.json`), "utf8"));
