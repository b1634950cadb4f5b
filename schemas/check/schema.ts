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

/** The document, if it is as its schema describes it. */
export function fitting(document: Document): AnyDocument | undefined {
  const kind = kindOf(document);
  return typeof kind === "string" && validators[kind](document.value) ? (document.value as AnyDocument) : undefined;
}

/** Everything in which the document differs from what its schema describes. */
export function differing(document: Document): readonly Finding[] {
  const kind = kindOf(document);
  if (typeof kind !== "string") return [kind];
  const validate = validators[kind];
  if (validate(document.value)) return [];
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
