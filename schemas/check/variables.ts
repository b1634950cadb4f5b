import type { Verdict } from "../../model/rule.ts";
import type { ApplicationSpec } from "../../model/spec/documents.generated.ts";
import type { Level } from "../rules/fields.ts";

/** What the credentials of an application's database come as. */
const ofDatabase = ["DATABASE_URL", "PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD"];

/** A variable of the container has one origin. */
export function* checkVariables(spec: ApplicationSpec, [path, fields]: Level): Generator<Omit<Verdict, "place">> {
  const { config = {}, secrets = {} } = fields;
  const inherited = { config: { ...spec.config, ...config }, secrets: { ...spec.secrets } };
  for (const name of Object.keys(secrets))
    if (Object.hasOwn(inherited.config, name))
      yield {
        path: [...path, "secrets", name],
        at: "key",
        message: `${name} stands in config as well`,
        fix: "remove it from config",
      };
  for (const name of Object.keys(config))
    if (Object.hasOwn(inherited.secrets, name) && !Object.hasOwn(secrets, name))
      yield {
        path: [...path, "config", name],
        at: "key",
        message: `${name} is one of spec.secrets already`,
        fix: "remove it here, or choose another name",
      };
  if (spec.database === undefined) return;
  for (const field of ["config", "secrets"] as const)
    for (const name of ofDatabase)
      if (Object.hasOwn(fields[field] ?? {}, name))
        yield {
          path: [...path, field, name],
          at: "key",
          message: `${name} is set by the application's database`,
          fix: "remove it, or choose another name",
        };
}
