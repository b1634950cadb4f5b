import type { Path } from "../../model/problem.ts";
import type { Rule } from "../../model/rule.ts";
import type { Resources } from "../../model/spec/documents.generated.ts";
import type { Application, Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { levels, placeOf } from "./fields.ts";

const sized = (memory: string): string =>
  application(`
resources: { memory: "${memory}" }
probes: { readiness: /ready, liveness: /live }
environments: { production: {} }
`);

/** Less than any process gets by with: the smallest limit that container runtimes start something under. */
const fewestBytes = 6 * 1024 * 1024;
/** All larger units are more than enough. */
const factors: Readonly<Record<string, number>> = { "": 1, k: 1e3, Ki: 2 ** 10, M: 1e6, Mi: 2 ** 20 };

export const memoryUnit: Rule<Model> = {
  id: "memory-unit",
  title: "Memory is not so little that its unit must be missing",
  rationale: "A quantity without a unit is bytes: a pod with 512 of them never starts.",
  link: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory",
  severity: "error",
  examples: {
    accepted: files(organization, production, sized("512Mi")),
    rejected: files(organization, production, sized("512")),
  },
  *check(model) {
    for (const app of model.applications.values())
      for (const [path, { memory }] of resourcesOf(app)) {
        if (memory === undefined || bytesOf(memory) >= fewestBytes) continue;
        yield {
          place: placeOf(model, "Application", app.name),
          path: [...path, "memory"],
          message: `${memory} is ${unitOf(memory) === "" ? "a number of bytes" : "less memory than any process needs"}`,
          fix: `write ${Number.parseInt(memory, 10)}Mi, or more`,
        };
      }
  },
};

const unitOf = (quantity: string): string => quantity.replace(/^[0-9]+/, "");
const bytesOf = (quantity: string): number =>
  Number.parseInt(quantity, 10) * (factors[unitOf(quantity)] ?? fewestBytes);

function* resourcesOf(app: Application): Generator<readonly [Path, Resources]> {
  for (const [path, { resources, database }] of levels(app)) {
    if (resources !== undefined) yield [[...path, "resources"], resources];
    if (database?.resources !== undefined) yield [[...path, "database", "resources"], database.resources];
  }
  for (const [name, { resources }] of Object.entries(app.jobs ?? {}))
    if (resources !== undefined) yield [["spec", "jobs", name, "resources"], resources];
}
