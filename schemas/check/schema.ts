import type { Finding } from "../../model/problem.ts";
import type {
  AccessDocument,
  ApplicationDocument,
  ClusterDocument,
  EnvironmentDocument,
  OrganizationDocument,
  ReleaseDocument,
} from "../../model/spec/documents.generated.ts";
import type { Kind } from "../../model/spec/model.ts";
import type { Document } from "../read/read.ts";
import { kindOf } from "./kind.ts";
import type { SchemaError } from "./schema-error.ts";
import { Access, Application, Cluster, Environment, Organization, Release } from "./validators.generated.ts";
import { word } from "./wording.ts";

export type AnyDocument =
  | OrganizationDocument
  | EnvironmentDocument
  | ClusterDocument
  | ApplicationDocument
  | ReleaseDocument
  | AccessDocument;

type Validate = { (value: unknown): boolean; readonly errors?: readonly SchemaError[] | null };

const validators: Readonly<Record<Kind, Validate>> = {
  Organization,
  Environment,
  Cluster,
  Application,
  Release,
  Access,
};

/** Past this many a document is not meant to be one of its kind. */
export const maxErrors = 100;

/** The document as its schema describes it, or everything in which it differs. */
export function checkSchema(document: Document): AnyDocument | readonly Finding[] {
  const kind = kindOf(document);
  if (typeof kind !== "string") return [kind];
  const validate = validators[kind];
  if (validate(document.value)) return document.value as AnyDocument;
  const errors = validate.errors ?? [];
  const findings = word(errors.slice(0, maxErrors), document);
  return errors.length > maxErrors ? [...findings, surplus(document)] : findings;
}

const surplus = ({ place }: Document): Finding => ({
  rule: "schema",
  severity: "error",
  place,
  path: [],
  message: `the document has more than ${maxErrors} mistakes: these are the first`,
  fix: "mend them, then look again",
});

export const isFindings = (result: AnyDocument | readonly Finding[]): result is readonly Finding[] =>
  Array.isArray(result);
