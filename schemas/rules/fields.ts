import type { Path, Place } from "../../model/problem.ts";
import type { ApplicationSpec, Override } from "../../model/spec/documents.generated.ts";
import type { Application, Environment, Kind, Model } from "../../model/spec/model.ts";

/** Where a document of the model stands. */
export function placeOf({ places }: Model, kind: Kind, name: string): Place {
  const place = places.get(`${kind}/${name}`);
  if (place === undefined) throw new Error(`the model has no place for ${kind}/${name}`);
  return place;
}

/** Each application in each of its environments that the model knows. */
export function* deployments({ applications, environments }: Model): Generator<[Application, Environment]> {
  for (const application of applications.values())
    for (const name of Object.keys(application.environments)) {
      const environment = environments.get(name);
      if (environment !== undefined) yield [application, environment];
    }
}

/** The application under the name that its objects bear, which a rename does not change. */
export const asRendered = (application: Application): Application => ({
  ...application,
  name: application.formerly ?? application.name,
});

/** Where a field is written that holds in an environment: in its override, else for all, else the spec as a whole. */
export function pathOfField(application: Application, environment: string, fields: readonly (keyof Override)[]): Path {
  const override = application.environments[environment];
  for (const field of fields) if (override?.[field] !== undefined) return ["spec", "environments", environment, field];
  for (const field of fields) if (application[field] !== undefined) return ["spec", field];
  return ["spec"];
}

/** A place in which an application says what also an override may say: its spec, or an override. */
export type Level = readonly [Path, Override];

export const levels = (application: ApplicationSpec): readonly Level[] => [
  [["spec"], application],
  ...Object.entries(application.environments).map(([name, override]): [Path, Override] => [
    ["spec", "environments", name],
    override,
  ]),
];

const tiers = ["management", "production", "staging", "cicd", "playground"];

/** The environments, the weightiest first: of two that share what they must not, it is the lesser one that changes. */
export const byTier = ({ environments }: Model): readonly Environment[] =>
  [...environments.values()].sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
