import { riskRules } from "../../model/change/risk-rules.ts";
import type { Finding } from "../../model/problem.ts";
import type { Kind } from "../../model/spec/model.ts";
import { formerNames } from "../rename.ts";
import { rules } from "../rules.ts";
import { checkAccess } from "./access.ts";
import { checkBindingRules } from "./binding-rules.ts";
import { type Catalog, namesOf, ofKind } from "./catalog.ts";
import { didYouMean } from "./closest.ts";
import { checkEnvironments } from "./environments.ts";
import { type Reference, references } from "./mentions.ts";
import { checkFormerNames, checkNames, checkOrganization } from "./names.ts";
import { checkPlacement } from "./placement.ts";
import { checkReleases } from "./releases.ts";
import { checkRoutes } from "./routes.ts";
import { checkSecretStores } from "./secret-stores.ts";

/** The second pass: what can only be seen with all documents side by side. */
export function* checkReferences(catalog: Catalog): Generator<Finding> {
  yield* checkNames(catalog);
  yield* checkFormerNames(catalog);
  yield* checkOrganization(catalog);
  yield* checkExistence(catalog);
  yield* checkBindingRules(catalog);
  yield* checkEnvironments(catalog);
  yield* checkReleases(catalog);
  yield* checkRoutes(catalog);
  yield* checkPlacement(catalog);
  yield* checkSecretStores(catalog);
  yield* checkAccess(catalog);
}

/** To look for a close name among thousands takes a while. */
const mostSuggestions = 20;

/** Every name that a document uses belongs to something. */
function* checkExistence(catalog: Catalog): Generator<Finding> {
  const names = namesIn(catalog);
  const successors = successorsIn(catalog);
  let suggestions = mostSuggestions;
  for (const { to, name, place, path, at } of references(catalog)) {
    const known = names[to];
    if (known === undefined || known.has(name)) continue;
    const message = `there is no ${to} "${name}"`;
    const renamed = successors.get(`${to}/${name}`);
    const fix = renamed === undefined && suggestions-- <= 0 ? {} : didYouMean(renamed ?? name, known);
    yield { rule: "reference", severity: "error", place, path, ...(at && { at }), message, ...fix };
  }
}

/** What a former name is called now, by what is looked for: `application/store` and `document/Application/store`. */
function successorsIn({ checked }: Catalog): ReadonlyMap<string, string> {
  const successors = new Map<string, string>();
  for (const [id, former] of formerNames(checked)) {
    const [kind = "", name = ""] = id.split("/");
    successors.set(`${kind.toLowerCase()}/${former}`, name).set(`document/${kind}/${former}`, id);
  }
  return successors;
}

/** What is not known for certain is not looked up: `undefined` where a document may be the one that says it. */
function namesIn(catalog: Catalog): Readonly<Record<Reference["to"], ReadonlySet<string> | undefined>> {
  const [organization] = ofKind(catalog, "Organization");
  const [access] = ofKind(catalog, "Access");
  const people = access && new Set(Object.keys(access.document.spec.people));
  const groups = access && new Set(Object.keys(access.document.spec.groups ?? {}));
  const documents = (kind: Kind) => (catalog.isComplete ? namesOf(catalog, kind) : undefined);
  return {
    environment: documents("Environment"),
    application: documents("Application"),
    cluster: documents("Cluster"),
    document: catalog.isComplete ? new Set(catalog.taken.map(({ kind, name }) => `${kind}/${name}`)) : undefined,
    account: organization && new Set(Object.keys(organization.document.spec.accounts)),
    person: people,
    group: groups,
    "person or group": people && groups && new Set([...people, ...groups]),
    rule: new Set([...rules, ...riskRules].map(({ id }) => id)),
  };
}
