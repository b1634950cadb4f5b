import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";

type Operation = { readonly responses: Readonly<Record<string, unknown>> };
type Description = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const file = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");
const description: Description = JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, logger: false });
allowNull(description);
ajv.addSchema(description, "github");
const compiled = new Map<string, ValidateFunction>();

/** Turns OpenAPI 3.0's `nullable`, which ajv takes beside a `type` only, into plain JSON Schema. */
function allowNull(node: unknown): void {
  if (!isRecord(node)) return;
  for (const child of Object.values(node)) allowNull(child);
  if (node["nullable"] !== true) return;
  delete node["nullable"];
  const copy = { ...node };
  for (const key of Object.keys(node)) delete node[key];
  node["anyOf"] = [{ type: "null" }, copy];
}

const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replace(/~/g, "~0").replace(/\//g, "~1"))}`).join("");

/** Where GitHub describes the JSON of an answer: statuses it does not list are errors of the common shape. */
function schemaOf(template: string, method: string, status: number): string | undefined {
  const response = description.paths[template]?.[method.toLowerCase()]?.responses[String(status)];
  if (response === undefined) return status < 400 ? undefined : "github#/components/schemas/basic-error";
  if (!isRecord(response)) return undefined;
  const shared = response["$ref"];
  if (typeof shared === "string") return `github${shared}${pointer("content", "application/json", "schema")}`;
  if (!isRecord(response["content"])) return "none";
  const path = pointer("paths", template, method.toLowerCase(), "responses", String(status));
  return `github#${path}${pointer("content", "application/json", "schema")}`;
}

/** Why an answer is not one GitHub would give; `undefined` when it fits GitHub's description. */
export function faultOf(
  template: string,
  answer: { method: string; status: number; body: unknown },
): string | undefined {
  if (description.paths[template]?.[answer.method.toLowerCase()] === undefined) return "GitHub has no such route";
  const reference = schemaOf(template, answer.method, answer.status);
  if (reference === undefined) return `GitHub never answers ${answer.status} here`;
  if (reference === "none") return undefined;
  const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference });
  compiled.set(reference, validate);
  return validate(answer.body) ? undefined : ajv.errorsText(validate.errors);
}
