import type { Kind } from "../model/spec/model.ts";
import type { Checked } from "./check/catalog.ts";
import type { AnyDocument } from "./check/schema.ts";

/** The name by which everything outside the specs knows a document. */
type Identify = (kind: Kind, name: string) => string;

/**
 * The documents as they read before their renames. Folders, namespaces, data and checks keep a document's former name, so
 * everything that follows from the specs is told that one: a rename then moves nothing.
 */
export function withFormerNames(checked: readonly Checked[]): readonly Checked[] {
  const former = new Map(
    checked.flatMap(({ document: { kind, metadata } }) =>
      "formerly" in metadata && metadata.formerly !== undefined
        ? [[`${kind}/${metadata.name}`, metadata.formerly]]
        : [],
    ),
  );
  if (former.size === 0) return checked;
  const identify: Identify = (kind, name) => former.get(`${kind}/${name}`) ?? name;
  return checked.map(({ place, document }) => ({ place, document: renamed(document, identify) }));
}

/** Every name the document uses, its own among them. */
function renamed(document: AnyDocument, identify: Identify): AnyDocument {
  const metadata = { ...document.metadata, name: identify(document.kind, document.metadata.name) };
  const environment = (name: string): string => identify("Environment", name);
  const lists = listsOf(identify);
  switch (document.kind) {
    case "Organization":
    case "Environment":
      return { ...document, metadata } as AnyDocument;
    case "Cluster":
      return { ...document, metadata, spec: { ...document.spec, environment: environment(document.spec.environment) } };
    case "Release": {
      const applications = keyed(document.spec.applications, (name) => identify("Application", name));
      return {
        ...document,
        metadata,
        spec: { environment: environment(document.spec.environment), applications },
      };
    }
    case "Application": {
      const environments = Object.entries(document.spec.environments).map(([name, override]) => [
        environment(name),
        { ...override, ...lists(override) },
      ]);
      const spec = { ...document.spec, ...lists(document.spec), environments: Object.fromEntries(environments) };
      return { ...document, metadata, spec };
    }
    case "Access": {
      const grants = document.spec.grants.map((grant) => ({
        ...grant,
        ...lists(grant),
        ...(grant.environments && { environments: grant.environments.map(environment) }),
      }));
      return { ...document, spec: { ...document.spec, grants } };
    }
  }
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

const keyed = <Value>(map: Readonly<Record<string, Value>>, rename: (name: string) => string): Record<string, Value> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [rename(name), value]));
