import type { Path, Place } from "../../model/problem.ts";
import type {
  AccessSpec,
  ApplicationSpec,
  EnvironmentSpec,
  OrganizationSpec,
} from "../../model/spec/documents.generated.ts";
import type { Catalog } from "./catalog.ts";

/** A name that a document uses for something said elsewhere. */
export type Reference = {
  readonly to:
    | "environment"
    | "application"
    | "cluster"
    | "document"
    | "account"
    | "person"
    | "group"
    | "person or group"
    | "rule";
  readonly name: string;
  readonly place: Place;
  readonly path: Path;
  readonly at?: "key";
};

type Mention = Omit<Reference, "place">;

/** Every mention of a name, document by document. */
export function* references(catalog: Catalog): Generator<Reference> {
  for (const { place, document } of catalog.checked) for (const one of mentionsIn(document)) yield { place, ...one };
}

/** The names that one document mentions. */
export function mentionsIn(document: Catalog["checked"][number]["document"]): Iterable<Mention> {
  switch (document.kind) {
    case "Organization":
      return ofOrganization(document.spec);
    case "Environment":
      return ofEnvironment(document.spec);
    case "Cluster":
      return [{ to: "environment", name: document.spec.environment, path: ["spec", "environment"] }];
    case "Application":
      return ofApplication(document.spec);
    case "Release":
      return [
        { to: "environment", name: document.spec.environment, path: ["spec", "environment"] },
        ...keys("application", document.spec.applications, ["spec", "applications"]),
      ];
    case "Access":
      return ofAccess(document.spec);
  }
}

function* ofOrganization({ policies = {}, exceptions = [] }: OrganizationSpec): Generator<Mention> {
  yield* keys("rule", policies, ["spec", "policies"]);
  for (const [index, { rule, document, owner }] of exceptions.entries()) {
    const path: Path = ["spec", "exceptions", index];
    yield { to: "rule", name: rule, path: [...path, "rule"] };
    yield { to: "document", name: document, path: [...path, "document"] };
    yield { to: "person or group", name: owner, path: [...path, "owner"] };
  }
}

function* ofEnvironment({ account, delivery }: EnvironmentSpec): Generator<Mention> {
  yield { to: "account", name: account, path: ["spec", "account"] };
  const path: Path = ["spec", "delivery"];
  if (delivery?.after !== undefined) yield { to: "environment", name: delivery.after, path: [...path, "after"] };
  for (const [index, { owner }] of (delivery?.freezes ?? []).entries())
    yield { to: "person or group", name: owner, path: [...path, "freezes", index, "owner"] };
  for (const [index, { application, owner }] of (delivery?.bypasses ?? []).entries()) {
    yield { to: "application", name: application, path: [...path, "bypasses", index, "application"] };
    yield { to: "person or group", name: owner, path: [...path, "bypasses", index, "owner"] };
  }
}

function* ofApplication({ callers, clusters, environments }: ApplicationSpec): Generator<Mention> {
  yield* keys("environment", environments, ["spec", "environments"]);
  for (const [path, level] of [
    [["spec"], { callers, clusters }] as const,
    ...Object.entries(environments).map(([name, override]) => [["spec", "environments", name], override] as const),
  ]) {
    yield* items("application", level.callers, [...path, "callers"]);
    yield* items("cluster", level.clusters, [...path, "clusters"]);
  }
}

function* ofAccess({ groups = {}, grants }: AccessSpec): Generator<Mention> {
  for (const [name, { people }] of Object.entries(groups))
    yield* items("person", people, ["spec", "groups", name, "people"]);
  for (const [index, { group, person, environments, applications }] of grants.entries()) {
    const path: Path = ["spec", "grants", index];
    if (group !== undefined) yield { to: "group", name: group, path: [...path, "group"] };
    if (person !== undefined) yield { to: "person", name: person, path: [...path, "person"] };
    yield* items("environment", environments, [...path, "environments"]);
    yield* items("application", applications, [...path, "applications"]);
  }
}

const keys = (to: Reference["to"], map: object, path: Path): readonly Mention[] =>
  Object.keys(map).map((name) => ({ to, name, path: [...path, name], at: "key" }));

const items = (to: Reference["to"], names: readonly string[] = [], path: Path): readonly Mention[] =>
  names.map((name, index) => ({ to, name, path: [...path, index] }));
