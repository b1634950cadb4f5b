import type { Finding, Path, Place } from "../../model/problem.ts";
import { type Catalog, namesOf, ofKind } from "./catalog.ts";
import { didYouMean } from "./closest.ts";
import { checkNames, checkOrganization } from "./names.ts";
import { checkReleases } from "./releases.ts";
import { checkRoutes } from "./routes.ts";

type Reference = {
  readonly to: string;
  readonly name: string;
  readonly place: Place;
  readonly path: Path;
  readonly at?: "key";
};

/** The second pass: what can only be seen with all documents side by side. */
export function* checkReferences(catalog: Catalog): Generator<Finding> {
  yield* checkNames(catalog);
  yield* checkOrganization(catalog);
  yield* checkExistence(catalog);
  yield* checkReleases(catalog);
  yield* checkRoutes(catalog);
}

/** To look for a close name among thousands takes a while. */
const mostSuggestions = 20;

/** Every name that a document uses belongs to some document. */
function* checkExistence(catalog: Catalog): Generator<Finding> {
  const names: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
    environment: namesOf(catalog, "Environment"),
    application: namesOf(catalog, "Application"),
    account: accountsOf(catalog),
  };
  let suggestions = mostSuggestions;
  for (const { to, name, place, path, at } of references(catalog)) {
    const known = names[to];
    if (known === undefined || known.has(name)) continue;
    const message = `there is no ${to} "${name}"`;
    const fix = suggestions-- > 0 ? didYouMean(name, known) : {};
    yield { rule: "reference", severity: "error", place, path, ...(at && { at }), message, ...fix };
  }
}

/** What is not known for certain is not looked up: `undefined` without a sound Organization. */
function accountsOf(catalog: Catalog): ReadonlySet<string> | undefined {
  const [organization] = ofKind(catalog, "Organization");
  return organization && new Set(Object.keys(organization.document.spec.accounts));
}

function* references(catalog: Catalog): Generator<Reference> {
  for (const { place, document } of ofKind(catalog, "Environment"))
    yield { to: "account", name: document.spec.account, place, path: ["spec", "account"] };
  if (!catalog.isComplete) return;
  for (const kind of ["Cluster", "Release"] as const)
    for (const { place, document } of ofKind(catalog, kind))
      yield { to: "environment", name: document.spec.environment, place, path: ["spec", "environment"] };
  for (const { place, document } of ofKind(catalog, "Application"))
    for (const name of Object.keys(document.spec.environments))
      yield { to: "environment", name, place, path: ["spec", "environments", name], at: "key" };
  for (const { place, document } of ofKind(catalog, "Release"))
    for (const name of Object.keys(document.spec.applications))
      yield { to: "application", name, place, path: ["spec", "applications", name], at: "key" };
}
