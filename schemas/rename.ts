import type { AccessSpec, ApplicationSpec, OrganizationSpec } from "../model/spec/documents.generated.ts";
import { type Kind, kinds } from "../model/spec/model.ts";
import { type Checked, checkedOf } from "./check/catalog.ts";
import { mentionsIn } from "./check/mentions.ts";
import type { AnyDocument } from "./check/schema.ts";

/** The name by which everything outside the specs knows a document. */
type Identify = (kind: Kind, name: string) => string;

/** The names that documents had before a rename, by `<Kind>/<name>`. */
export const formerNames = (checked: readonly Checked[]): ReadonlyMap<string, string> =>
  new Map(
    checked.flatMap(({ document: { kind, metadata } }) =>
      "formerly" in metadata && metadata.formerly !== undefined
        ? [[`${kind}/${metadata.name}`, metadata.formerly]]
        : [],
    ),
  );

/**
 * The documents as they read before their renames. Folders, namespaces, data and checks keep a document's former name, so
 * everything that follows from the specs is told that one: a rename then moves nothing.
 */
export function withFormerNames(checked: readonly Checked[]): readonly Checked[] {
  const former = formerNames(checked);
  if (former.size === 0) return checked;
  const identify: Identify = (kind, name) => former.get(`${kind}/${name}`) ?? name;
  const renamed = new Set([...former.keys()].map((id) => id.toLowerCase()));
  return checked.map((one) => {
    const { place, document } = one;
    if (!speaksOf(document, renamed)) return one;
    const metadata = { name: identify(document.kind, document.metadata.name) };
    // The spec is the one of this very document, which a union cannot say.
    return checkedOf(place, { ...document, metadata, spec: specOf(document, identify) } as AnyDocument);
  });
}

/** Whether a document has one of the names, by `<kind>/<name>`, or mentions it. */
function speaksOf(document: AnyDocument, names: ReadonlySet<string>): boolean {
  if (names.has(`${document.kind.toLowerCase()}/${document.metadata.name}`)) return true;
  // A document is mentioned with its kind, as `Application/shop`.
  for (const { to, name } of mentionsIn(document))
    if (names.has(to === "document" ? name.toLowerCase() : `${to}/${name}`)) return true;
  return false;
}

/** The document's spec, with former names for all the names it uses. */
function specOf(document: AnyDocument, identify: Identify): AnyDocument["spec"] {
  switch (document.kind) {
    case "Organization":
      return ofOrganization(document.spec, identify);
    case "Environment":
      return document.spec;
    case "Cluster":
      return { ...document.spec, environment: identify("Environment", document.spec.environment) };
    case "Release":
      return {
        ...document.spec,
        environment: identify("Environment", document.spec.environment),
        applications: renamedKeys(document.spec.applications, (name) => identify("Application", name)),
      };
    case "Application":
      return ofApplication(document.spec, identify);
    case "Access":
      return ofAccess(document.spec, identify);
  }
}

/** An exception is of the document that everything outside the specs knows by its former name. */
function ofOrganization({ exceptions, ...spec }: OrganizationSpec, identify: Identify): OrganizationSpec {
  const identified = exceptions?.map(({ document, ...exception }) => {
    const [written = "", name = ""] = document.split("/");
    const kind = kinds.find((one) => one === written);
    return { ...exception, document: kind === undefined ? document : `${kind}/${identify(kind, name)}` };
  });
  return { ...spec, ...(identified && { exceptions: identified }) };
}

function ofApplication(spec: ApplicationSpec, identify: Identify): ApplicationSpec {
  const lists = listsOf(identify);
  const environments = Object.entries(spec.environments).map(([name, override]) => [
    identify("Environment", name),
    { ...override, ...lists(override) },
  ]);
  return { ...spec, ...lists(spec), environments: Object.fromEntries(environments) };
}

function ofAccess(spec: AccessSpec, identify: Identify): AccessSpec {
  const lists = listsOf(identify);
  const grants = spec.grants.map(({ environments, ...grant }) => ({
    ...grant,
    ...lists(grant),
    ...(environments && { environments: environments.map((name) => identify("Environment", name)) }),
  }));
  return { ...spec, grants };
}

type Lists = {
  readonly callers?: readonly string[];
  readonly clusters?: readonly string[];
  readonly applications?: readonly string[];
};

/** The lists of names that a document or a part of one has. */
const listsOf =
  (identify: Identify) =>
  ({ callers, clusters, applications }: Lists): Lists => ({
    ...(callers && { callers: callers.map((name) => identify("Application", name)) }),
    ...(clusters && { clusters: clusters.map((name) => identify("Cluster", name)) }),
    ...(applications && { applications: applications.map((name) => identify("Application", name)) }),
  });

const renamedKeys = <Value>(
  map: Readonly<Record<string, Value>>,
  rename: (name: string) => string,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [rename(name), value]));
