/**
 * Writes the generated sources: from `schemas/*.schema.json` the documents' types and the code that validates them, from
 * `docs/workflows` the workflows that bundles carry, and from `views/page` the script and style of a page. With
 * `--check` nothing is written, and a file that is not as its sources say fails the run.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { type Kind, kinds } from "../model/spec/model.ts";
import { pageClient } from "./page-client.ts";
import { readSchema, type Schema } from "./schema-files.ts";
import { validatorsOf } from "./validators.ts";
import { workflowTexts } from "./workflow-texts.ts";

const root = join(import.meta.dirname, "..");
const banner = "// Generated from schemas/*.schema.json by `npm run types`: edit the schemas instead.";

/** The generated files by path below the repository's root. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const types = await Promise.all(kinds.map(typesOf));
  return new Map([
    ["model/spec/documents.generated.ts", [banner, ...types].join("\n")],
    ["schemas/check/validators.generated.ts", validatorsOf()],
    ["model/setup/workflows.generated.ts", workflowTexts()],
    ["views/page/client.generated.ts", await pageClient()],
  ]);
}

/** The generated files that are not as their sources say. */
export async function drifted(): Promise<readonly string[]> {
  const differs = ([path, text]: readonly [string, string]): boolean => readFileSync(join(root, path), "utf8") !== text;
  return [...(await generate())].filter(differs).map(([path]) => path);
}

async function typesOf(kind: Kind): Promise<string> {
  const schema = shapeOf(readSchema(kind));
  schema.title = `${kind}Document`;
  if (schema.properties?.["spec"] !== undefined) schema.properties["spec"].title = `${kind}Spec`;
  const options = { bannerComment: "", ignoreMinAndMaxItems: true, style: { printWidth: 120 } };
  return immutable(await compile(schema, schema.title, options));
}

/** The schema without what says nothing of shape: a title would become a type's name, `anyOf` a union of nothing. */
const shapeOf = (schema: Schema): JSONSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      (key === "title" && typeof value === "string") || key === "anyOf" ? undefined : openly(value),
    ),
  );

/** Without this, what may be anything would become a map of anything. */
const openly = (value: unknown): unknown =>
  isField(value) && !["type", "$ref", "const", "enum"].some((key) => key in value)
    ? { ...value, tsType: "unknown" }
    : value;

const isField = (value: unknown): value is object =>
  typeof value === "object" && value !== null && "description" in value && "examples" in value;

/** The compiler has no options for `readonly`, nor for aliases, which unlike interfaces are JSON to TypeScript. */
const immutable = (text: string): string =>
  text
    .replace(/^export interface (\w+) \{\n([\s\S]*?)^\}$/gm, "export type $1 = {\n$2};")
    .replace(/^( +)([\w"[][^*]*?: )/gm, "$1readonly $2")
    .replace(/([:=]) ((?:\w+|\([^()\n]+\))\[\])/g, "$1 readonly $2");

if (import.meta.main) {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  if (values.check) {
    for (const path of await drifted()) {
      console.error(`${path} is not what its sources say: run \`npm run types\` and commit the result`);
      process.exitCode = 1;
    }
  } else {
    for (const [path, text] of await generate()) writeFileSync(join(root, path), text);
  }
}
