import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Kubectl } from "../control-plane/kubectl.ts";

type Schema = Readonly<Record<string, unknown>>;
type Named = { readonly group: string; readonly version: string; readonly kind: string };

/**
 * Writes the schemas of group versions such as `apps/v1` to `folder`, out of what the API server publishes of itself and
 * of the definitions it was given; gives where kubeconform finds them. No object may have a field that none of them names.
 */
export async function writeSchemas(kubectl: Kubectl, folder: string, apiVersions: Iterable<string>): Promise<string> {
  mkdirSync(folder);
  const write = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));
  for (const apiVersion of apiVersions) {
    const path = apiVersion.includes("/") ? `apis/${apiVersion}` : `api/${apiVersion}`;
    const { out } = await kubectl.run("get", "--raw", `/openapi/v3/${path}`);
    const { schemas } = JSON.parse(out, closed).components as { readonly schemas: Readonly<Record<string, Schema>> };
    const file = `${apiVersion.replace("/", "_")}.json`;
    write(file, { components: { schemas } });
    for (const [name, schema] of Object.entries(schemas))
      for (const one of (schema["x-kubernetes-group-version-kind"] ?? []) as readonly Named[])
        if ([one.group, one.version].filter((part) => part !== "").join("/") === apiVersion)
          write(`${fileName(one)}.json`, { $ref: `${file}#/components/schemas/${name}` });
  }
  return join(folder, "{{ .ResourceKind }}{{ .KindSuffix }}.json");
}

/** As kubeconform calls a kind: by the first word of its group. */
const fileName = ({ group, version, kind }: Named): string =>
  [kind.toLowerCase(), ...(group === "" ? [] : [group.split(".")[0]]), version].join("-");

/** For `JSON.parse`. What is open stays so: maps, and what a definition wants left as it is. */
function closed(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const schema = value as Schema;
  const isOpen = "additionalProperties" in schema || schema["x-kubernetes-preserve-unknown-fields"] === true;
  const isObject = schema["type"] === "object" && "properties" in schema;
  return isObject && !isOpen ? { ...schema, additionalProperties: false } : schema;
}
