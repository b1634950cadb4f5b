import type { Finding } from "../../model/problem.ts";
import { type Catalog, namesOf, ofKind } from "./catalog.ts";

/** An environment has one Release, and it names applications that go to that environment. */
export function* checkReleases(catalog: Catalog): Generator<Finding> {
  const applications = new Map(
    ofKind(catalog, "Application").map(({ document }) => [document.metadata.name, document]),
  );
  const known = namesOf(catalog, "Environment");
  const files = new Map<string, string>();
  for (const { place, document } of ofKind(catalog, "Release")) {
    const { environment } = document.spec;
    const other = files.get(environment);
    files.set(environment, other ?? place.file);
    if (other !== undefined) {
      const message = `the environment "${environment}" has a Release already, in ${other}`;
      yield {
        rule: "reference",
        severity: "error",
        place,
        path: ["spec", "environment"],
        message,
        fix: "merge the two",
      };
    }
    if (!known.has(environment)) continue;
    for (const name of Object.keys(document.spec.applications)) {
      const environments = applications.get(name)?.spec.environments;
      if (environments === undefined || Object.hasOwn(environments, environment)) continue;
      yield {
        rule: "reference",
        severity: "warning",
        place,
        path: ["spec", "applications", name],
        at: "key",
        message: `"${name}" does not go to the environment "${environment}", so this is not deployed`,
        fix: `add ${environment}: {} to spec.environments of the application, or remove it here`,
      };
    }
  }
}
