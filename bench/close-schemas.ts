/**
 * `node bench/close-schemas.ts <folder> [crd.yaml …]`: makes the JSON schemas in a folder, and those of CRDs that it adds,
 * fit for kubeconform: references beside the file, and no field beyond those that are named.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

type Schema = Readonly<Record<string, unknown>>;
type Crd = {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
};

const [folder, ...crds] = process.argv.slice(2);
if (folder === undefined) throw new Error("name the folder of the schemas");

/** For `JSON.parse`: an `$id` would make the references absolute again. */
function closed(key: string, value: unknown): unknown {
  if (key === "$id" && typeof value === "string") return undefined;
  if (key === "$ref" && typeof value === "string") return value.replace("/api/_definitions.json", "_definitions.json");
  return typeof value === "object" && value !== null && !Array.isArray(value) ? closedSchema({ ...value }) : value;
}

function closedSchema(schema: Schema): Schema {
  const isOpen = "additionalProperties" in schema || schema["x-kubernetes-preserve-unknown-fields"] === true;
  return {
    ...schema,
    ...(schema["x-kubernetes-int-or-string"] === true && { type: ["integer", "string"] }),
    ...(typeof schema["properties"] === "object" && !isOpen && { additionalProperties: false }),
  };
}

const write = (name: string, schema: unknown): void =>
  writeFileSync(join(folder, name), JSON.stringify(JSON.parse(JSON.stringify(schema), closed)));

for (const file of crds) {
  for (const document of parseAllDocuments(readFileSync(file, "utf8"))) {
    const crd: Crd = document.toJS();
    if (crd?.kind !== "CustomResourceDefinition") continue;
    for (const { name, schema } of crd.spec.versions) {
      const { group, names } = crd.spec;
      write(`${names.kind.toLowerCase()}-${group.split(".")[0]}-${name}.json`, schema.openAPIV3Schema);
    }
  }
}
for (const name of readdirSync(folder)) write(name, JSON.parse(readFileSync(join(folder, name), "utf8")));
