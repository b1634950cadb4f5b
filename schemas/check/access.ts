import type { Finding } from "../../model/problem.ts";
import { type Catalog, ofKind } from "./catalog.ts";

/** There is at most one Access, and each grant is given to a group or to a person. */
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
    for (const [index, { group, person }] of document.spec.grants.entries())
      if (group !== undefined && person !== undefined)
        yield {
          rule: "schema",
          severity: "error",
          place,
          path: ["spec", "grants", index, "person"],
          at: "key",
          message: "a grant is for a group or for a person, not for both",
          fix: "make it two grants",
        };
}
