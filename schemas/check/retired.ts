import type { Finding } from "../../model/problem.ts";
import type { Model } from "../../model/spec/model.ts";
import { placeOf } from "../rules/fields.ts";
import type { Today } from "./policy.ts";

/** Says when the time has come to remove a document that was to be kept for a while. */
export function* checkRetired(model: Model, { today }: Today): Generator<Finding> {
  for (const [kind, documents] of [
    ["Application", model.applications],
    ["Cluster", model.clusters],
  ] as const)
    for (const { name, retire } of documents.values())
      if (retire !== undefined && today !== undefined && today > retire.until)
        yield {
          rule: "retired",
          severity: "warning",
          place: placeOf(model, kind, name),
          path: ["spec", "retire", "until"],
          message: `"${name}" was to be kept until ${retire.until}`,
          fix: "remove the document, and with it what is left of it; or set another date",
        };
}
