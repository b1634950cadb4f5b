import type { Rule } from "../../model/rule.ts";
import { dataOf } from "../../model/spec/data.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { deployments, pathOfField, placeOf } from "./fields.ts";

const withDatabase = (database: string): string =>
  files(
    organization,
    production,
    application(`
probes: { readiness: /ready, liveness: /live }
database: ${database}
environments: { production: {} }
`),
  );

export const databaseInProduction: Rule<Model> = {
  id: "database-in-production",
  title: "A database in production has a replica",
  rationale:
    "A database of one instance is away for as long as its node or its volume is, and there is nobody to take over.",
  link: "https://cloudnative-pg.io/docs/1.28/architecture",
  severity: "error",
  examples: {
    accepted: withDatabase("{ size: 20Gi }"),
    rejected: withDatabase("{ instances: 1 }"),
  },
  *check(model) {
    for (const [app, environment] of deployments(model)) {
      if (environment.tier !== "production") continue;
      const { database } = dataOf(app, app.environments[environment.name] ?? {}, environment);
      if (database === undefined || database.instances > 1) continue;
      const override = app.environments[environment.name]?.database;
      const path =
        override?.instances === undefined ? ["spec", "database"] : pathOfField(app, environment.name, ["database"]);
      yield {
        place: placeOf(model, "Application", app.name),
        path: [...path, "instances"],
        message: `the database of "${app.name}" has a single instance in ${environment.name}`,
        fix: "write at least instances: 2, or leave it out for 3",
      };
    }
  },
};
