import type { Finding, Place } from "../../model/problem.ts";
import type { ApplicationSpec } from "../../model/spec/documents.generated.ts";
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
      const application = applications.get(name)?.spec;
      if (application !== undefined) yield* checkDeployment({ place, name, application, environment });
    }
  }
}

type Deployment = {
  readonly place: Place;
  readonly name: string;
  readonly application: ApplicationSpec;
  readonly environment: string;
};

/** A release says something only of an image that goes there. */
function* checkDeployment({ place, name, application, environment }: Deployment): Generator<Finding> {
  const path = ["spec", "applications", name];
  const finding = { rule: "reference", severity: "warning", place, path, at: "key" } as const;
  if (!Object.hasOwn(application.environments, environment))
    yield {
      ...finding,
      message: `"${name}" does not go to the environment "${environment}", so this is not deployed`,
      fix: `add ${environment}: {} to spec.environments of the application, or remove it here`,
    };
  else if (application.chart !== undefined)
    yield {
      ...finding,
      message: `"${name}" is a chart, whose version the application says: this is not deployed`,
      fix: "remove it here",
    };
}
