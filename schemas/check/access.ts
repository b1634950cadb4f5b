import type { Finding } from "../../model/problem.ts";
import type { Verdict } from "../../model/rule.ts";
import type { AccessDocument, Person } from "../../model/spec/documents.generated.ts";
import { type Catalog, ofKind } from "./catalog.ts";

/** There is at most one Access, in which each person is one, and each grant is given to a group or to a person. */
export function* checkAccess(catalog: Catalog): Generator<Finding> {
  const all = ofKind(catalog, "Access");
  for (const { place } of all.slice(1))
    yield {
      rule: "reference",
      severity: "error",
      place,
      path: ["kind"],
      message: `there is an Access already, in ${all[0]?.place.file}`,
      fix: "keep one of them: permissions are read in one place",
    };
  for (const { place, document } of all)
    for (const fault of faultsOf(document)) yield { rule: "schema", severity: "error", place, ...fault };
}

function* faultsOf({ spec: { people, grants } }: AccessDocument): Generator<Omit<Verdict, "place">> {
  for (const field of ["github", "email"] as const) yield* checkIdentities(people, field);
  for (const [index, { group, person }] of grants.entries())
    if (group !== undefined && person !== undefined)
      yield {
        path: ["spec", "grants", index, "person"],
        at: "key",
        message: "a grant is for a group or for a person, not for both",
        fix: "make it two grants",
      };
}

/** Two people with one login would be one to GitHub, and with one address one to a cluster. */
function* checkIdentities(
  people: Readonly<Record<string, Person>>,
  field: "github" | "email",
): Generator<Omit<Verdict, "place">> {
  const owners = new Map<string, string>();
  for (const [name, person] of Object.entries(people)) {
    const id = person[field].toLowerCase();
    const owner = owners.get(id);
    owners.set(id, owner ?? name);
    if (owner === undefined) continue;
    const message = `${person[field]} is "${owner}" already`;
    yield { path: ["spec", "people", name, field], message, fix: "keep one of the two" };
  }
}
