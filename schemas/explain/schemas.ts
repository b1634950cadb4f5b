import type { Kind } from "../../model/spec/model.ts";
import access from "../access.schema.json" with { type: "json" };
import application from "../application.schema.json" with { type: "json" };
import cluster from "../cluster.schema.json" with { type: "json" };
import environment from "../environment.schema.json" with { type: "json" };
import organization from "../organization.schema.json" with { type: "json" };
import release from "../release.schema.json" with { type: "json" };
import type { SchemaField } from "./schema-field.ts";

/** Kind -> its schema, in the order in which a newcomer meets them. */
export const schemas: Readonly<Record<Kind, SchemaField>> = {
  Organization: organization,
  Environment: environment,
  Cluster: cluster,
  Application: application,
  Release: release,
  Access: access,
};
