import type { Path } from "../../model/problem.ts";
import type { Rule } from "../../model/rule.ts";
import type { Kind, Model } from "../../model/spec/model.ts";
import { secretIn } from "../../model/spec/secret-shapes.ts";
import { application, files, organization, production } from "./example.ts";
import { placeOf } from "./fields.ts";

const configured = (value: string): string =>
  application(`
config: { DATABASE: "${value}" }
probes: { readiness: /ready, liveness: /live }
environments: { production: {} }
`);

export const noSecretInSpecs: Rule<Model> = {
  id: "no-secret-in-specs",
  title: "No value in the specs looks like a secret",
  rationale:
    "What is in Git stays in its history, and is rendered in plain sight: a secret that has been there has to be replaced.",
  link: "https://docs.github.com/en/code-security/secret-scanning/introduction/about-secret-scanning",
  severity: "error",
  examples: {
    accepted: files(organization, production, configured("postgres://shop@db.acme.example/shop")),
    rejected: files(organization, production, configured("postgres://shop:Tr0ub4dor3@db.acme.example/shop")),
  },
  *check(model) {
    for (const [kind, documents] of documentsOf(model))
      for (const { name, ...spec } of documents)
        for (const { path, what } of secretsBelow(spec, "spec"))
          yield {
            place: placeOf(model, kind, name),
            path: ["spec", ...path],
            message: `this looks like ${what}`,
            fix: "replace it where it is valid, put it into the environment's secret store, and name it under secrets",
          };
  },
};

type Named = { readonly name: string };

const documentsOf = (model: Model): readonly (readonly [Kind, Iterable<Named>])[] => [
  ["Organization", [model.organization]],
  ["Environment", model.environments.values()],
  ["Cluster", model.clusters.values()],
  ["Application", model.applications.values()],
  ["Release", model.releases.values()],
  ["Access", model.access === undefined ? [] : [model.access]],
];

type Found = { readonly path: Path; readonly what: string };

const none: readonly Found[] = [];

/** What looks like a secret below a value, which stands under a key. Paths are made for what was found alone. */
function secretsBelow(value: unknown, key: string): readonly Found[] {
  if (typeof value === "string") {
    const what = secretIn(value, key);
    return what === undefined ? none : [{ path: [], what }];
  }
  if (typeof value !== "object" || value === null) return none;
  const found: Found[] = [];
  const isList = Array.isArray(value);
  for (const [name, item] of isList ? value.entries() : Object.entries(value))
    for (const { path, what } of secretsBelow(item, isList ? key : String(name)))
      found.push({ path: [name, ...path], what });
  return found;
}
