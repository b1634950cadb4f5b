import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { kinds } from "../model/spec/model.ts";
import { readSchema, type Schema } from "./schema-files.ts";

const banner = `// @ts-nocheck
// Generated from schemas/*.schema.json by \`npm run types\`: edit the schemas instead.
`;

/**
 * One validating function per kind, as source code: to compile the schemas at every start would take longer than to
 * check a hundred documents with them. `verbose` gives each error its schema and value, which the wording needs; ajv's
 * own messages are left out, and so is all that needs ajv at run time (`unicode: false` counts UTF-16 units itself).
 */
export function validatorsOf(): string {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    inlineRefs: false,
    unicode: false,
    logger: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(["x-says"]);
  const ids = kinds.map((kind) => {
    const schema = checkedPart(readSchema(kind));
    ajv.addSchema(schema);
    return [kind, schema.$id];
  });
  return banner + standalone.default(ajv, Object.fromEntries(ids));
}

/**
 * What is only for editors and readers stays out of the code; examples stay, for the fixes quote them. What holds for
 * keys is put in its place: behind a reference, ajv forgets which key it was.
 */
const checkedPart = (schema: Schema): Schema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => {
      if (["title", "description", "default"].includes(key) && typeof value !== "object") return undefined;
      return key === "propertyNames" ? definitionOf(schema, value) : value;
    }),
  );

const definitionOf = (schema: Schema, value: unknown): unknown =>
  typeof value === "object" && value !== null && "$ref" in value
    ? schema["definitions"]?.[String(value.$ref).replace("#/definitions/", "")]
    : value;
