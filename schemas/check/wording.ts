import { dotted, type Finding, type Path } from "../../model/problem.ts";
import type { Document } from "../read/read.ts";
import { closest, didYouMean } from "./closest.ts";
import { keywords } from "./keywords.ts";
import { pathOf } from "./pointer.ts";
import type { SchemaError, Wording } from "./schema-error.ts";
import { isRecord } from "./show.ts";

/** Each error in words for people, without those that only follow from another. */
export const word = (errors: readonly SchemaError[], { place, value }: Document): readonly Finding[] =>
  errors
    .filter((error) => !follows(error, errors))
    .map((error) => ({ rule: "schema", severity: "error", place, ...finding(error, value) }));

function finding(error: SchemaError, root: unknown): Pick<Finding, "path" | "at" | "message" | "fix"> {
  const path = pathOf(error.instancePath, root);
  const { missingProperty: missing, additionalProperty: surplus } = error.params;
  if (typeof missing === "string") return { path, at: "key", ...lacking([...path, missing], error) };
  if (typeof surplus === "string")
    return { path: [...path, surplus], at: "key", ...unknown([...path, surplus], error) };
  const wording = (keywords[error.keyword] ?? fallback)(error);
  if (error.propertyName !== undefined) {
    const key = [...path, error.propertyName];
    return { path: key, at: "key", ...wording, message: `the key ${dotted(key)} ${wording.message}` };
  }
  return { path, ...wording, message: `${dotted(path)} ${wording.message}` };
}

function lacking(path: Path, { params, parentSchema }: SchemaError): Wording {
  const properties = isRecord(parentSchema["properties"]) ? parentSchema["properties"] : {};
  const property = properties[String(params["missingProperty"])];
  const example: unknown =
    isRecord(property) && Array.isArray(property["examples"]) ? property["examples"][0] : undefined;
  const message = `${dotted(path)} is missing`;
  return {
    message,
    fix: `add ${path.at(-1)}${example === undefined ? "" : `, for example ${path.at(-1)}: ${JSON.stringify(example)}`}`,
  };
}

function unknown(path: Path, { params, parentSchema }: SchemaError): Wording {
  const properties = isRecord(parentSchema["properties"]) ? Object.keys(parentSchema["properties"]) : [];
  return {
    message: `${dotted(path)} is not a field that is known here`,
    ...didYouMean(String(params["additionalProperty"]), properties),
  };
}

const fallback = (): Wording => ({ message: "is not as its schema describes it" });

/** One mistake is told once: a misspelt field is not missing as well, a text of the wrong length needs no pattern. */
function follows(error: SchemaError, errors: readonly SchemaError[]): boolean {
  const { keyword, schemaPath, params } = error;
  if (keyword === "propertyNames" || schemaPath.includes("/anyOf/")) return true;
  const others = errors.filter((other) => other.instancePath === error.instancePath);
  if (keyword === "enum") return others.some((other) => other.keyword === "type");
  if (keyword === "pattern")
    return others.some((other) => lengths.includes(other.keyword) && other.propertyName === error.propertyName);
  if (keyword !== "required") return false;
  const surplus = others.map((other) => other.params["additionalProperty"]).filter((name) => typeof name === "string");
  return surplus.some((name) => closest(name, [String(params["missingProperty"])]) !== undefined);
}

const lengths = ["minLength", "maxLength"];
