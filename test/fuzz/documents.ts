import { stringify } from "yaml";
import type { Kind, Named } from "../../model/spec/model.ts";
import { rules } from "../../schemas/rules.ts";
import { sampleModel } from "../manifests-src/sample.ts";

export type Data = Readonly<Record<string, unknown>>;

/** One document per file. */
export type Documents = Readonly<Record<string, Data>>;

const access = {
  people: { ada: { github: "ada-l", email: "ada@acme.example" }, bob: { github: "bob", email: "bob@acme.example" } },
  groups: { payments: { people: ["ada", "bob"] } },
  grants: [
    { group: "payments", environments: ["staging"], rights: ["view", "operate"] },
    { group: "payments", rights: ["approve"] },
    { person: "ada", rights: ["view"] },
  ],
};

/** No rule keeps a model from being rendered, but for those that nothing can weaken. */
const policies = {
  policies: Object.fromEntries(rules.filter(({ isBinding }) => !isBinding).map(({ id }) => [id, "notice"])),
  exceptions: [
    {
      rule: "production-replicas",
      document: "Application/prices",
      reason: "it holds a lock",
      owner: "payments",
      until: "2027-12-31",
    },
  ],
};

/** Sound specs of every kind, which say almost everything that can be said, as plain data. */
export function soundDocuments(): Documents {
  const { organization, environments, clusters, applications, releases } = sampleModel();
  const { name, ...spec } = organization;
  return {
    "organization.yaml": documentOf("Organization", name, { ...spec, ...policies }),
    "access.yaml": documentOf("Access", "acme", access),
    ...filesOf("Environment", environments),
    ...filesOf("Cluster", clusters),
    ...filesOf("Application", applications),
    ...filesOf("Release", releases),
  };
}

const filesOf = (kind: Kind, named: ReadonlyMap<string, Named<object>>): Documents =>
  Object.fromEntries(
    [...named.values()].map(({ name, ...spec }) => [`${kind}-${name}.yaml`, documentOf(kind, name, spec)]),
  );

const documentOf = (kind: Kind, name: string, spec: object): Data => ({
  apiVersion: "landfall/v1",
  kind,
  metadata: { name },
  spec: { ...spec },
});

/** A value as YAML that readers of 1.1 and 1.2 take alike. */
export const print = (value: unknown): Uint8Array =>
  new TextEncoder().encode(stringify(value, { aliasDuplicateObjects: false, compat: "yaml-1.1" }));

/** The documents as the bytes of YAML files. */
export const printed = (documents: Documents): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(documents).map(([file, document]) => [file, print(document)]));
