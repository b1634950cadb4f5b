import type { Verdict } from "../../model/rule.ts";
import type { ApplicationSpec, Chart, Override } from "../../model/spec/documents.generated.ts";
import { levels } from "../rules/fields.ts";

type Fault = Omit<Verdict, "place">;

/** What speaks of a container of ours; a chart brings its own. */
const ofContainers: readonly (keyof ApplicationSpec & string)[] = [
  "port",
  "command",
  "args",
  "routes",
  "headers",
  "limits",
  "config",
  "pullSecrets",
  "resources",
  "replicas",
  "scaling",
  "disruptionBudget",
  "strategy",
  "blueGreen",
  "probes",
  "volumes",
  "jobs",
  "patches",
];

/** An application is an image or a chart, and says what goes with the one it is. */
export function* checkDelivery(spec: ApplicationSpec): Generator<Fault> {
  if (spec.image !== undefined && spec.chart !== undefined)
    yield { path: ["spec", "chart"], at: "key", message: "spec has both image and chart", fix: "remove one of them" };
  else if (spec.chart !== undefined) yield* ofChart(spec, spec.chart);
  else yield* ofImage(spec);
  for (const field of ["chart", "database"] as const)
    for (const [path, fields] of levels(spec).slice(1))
      if (fields[field] !== undefined && spec[field] === undefined)
        yield {
          path: [...path, field],
          at: "key",
          message: `the application has no ${field}`,
          fix: `remove ${field} here, or add it to spec`,
        };
}

function* ofChart(spec: ApplicationSpec, chart: Chart): Generator<Fault> {
  yield* checkAddress(chart);
  for (const [path, fields] of levels(spec))
    for (const field of ofContainers)
      if (Object.hasOwn(fields, field))
        yield {
          path: [...path, field],
          at: "key",
          message: `${field} is without effect beside a chart`,
          fix: "remove it, or say it in the chart's values",
        };
}

/** A chart's name stands in its OCI address, and beside the address of a Helm repository. */
function* checkAddress({ url, name }: Chart): Generator<Fault> {
  const path = ["spec", "chart"];
  const isOci = url.startsWith("oci://");
  if (isOci && !url.slice("oci://".length).includes("/"))
    yield {
      path: [...path, "url"],
      message: "the address has no chart's name",
      fix: `add it, for example ${url}/redis`,
    };
  if (isOci && name !== undefined)
    yield {
      path: [...path, "name"],
      at: "key",
      message: "an OCI address has the chart's name already",
      fix: "remove name",
    };
  if (!isOci && name === undefined)
    yield {
      path,
      at: "key",
      message: "spec.chart.name is missing",
      fix: "add name: the chart's name in the repository",
    };
}

function* ofImage(spec: ApplicationSpec): Generator<Fault> {
  const callable = ["routes", "probes", "callers"] as const;
  const needs = callable.find((field) => levels(spec).some(([, fields]) => isSaid(fields[field])));
  if (spec.port === undefined && needs !== undefined)
    yield {
      path: ["spec"],
      at: "key",
      message: `spec.port is missing, which ${needs} need`,
      fix: "add port, for example port: 8080",
    };
}

const isSaid = (field: Override["routes" | "probes" | "callers"]): boolean =>
  field !== undefined && Object.keys(field).length > 0;
