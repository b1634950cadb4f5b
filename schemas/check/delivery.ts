import type { Verdict } from "../../model/rule.ts";
import type { ApplicationSpec, Override } from "../../model/spec/documents.generated.ts";
import { levels } from "../rules/fields.ts";

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
  "probes",
  "volumes",
  "jobs",
  "patches",
];

/** An application is an image or a chart, and says what goes with the one it is. */
export function* checkDelivery(spec: ApplicationSpec): Generator<Omit<Verdict, "place">> {
  if (spec.image !== undefined && spec.chart !== undefined)
    yield { path: ["spec", "chart"], at: "key", message: "spec has both image and chart", fix: "remove one of them" };
  else if (spec.chart !== undefined) yield* ofChart(spec);
  else yield* ofImage(spec);
}

function* ofChart(spec: ApplicationSpec): Generator<Omit<Verdict, "place">> {
  const { chart } = spec;
  const isOci = chart?.url.startsWith("oci://");
  const path = ["spec", "chart"];
  if (isOci && chart?.name !== undefined)
    yield {
      path: [...path, "name"],
      at: "key",
      message: "an OCI address has the chart's name already",
      fix: "remove name",
    };
  if (!isOci && chart?.name === undefined)
    yield {
      path,
      at: "key",
      message: "spec.chart.name is missing",
      fix: "add name: the chart's name in the repository",
    };
  for (const [at, fields] of levels(spec))
    for (const field of ofContainers)
      if (field in fields)
        yield {
          path: [...at, field],
          at: "key",
          message: `${field} is without effect beside a chart`,
          fix: "remove it, or say it in the chart's values",
        };
}

function* ofImage(spec: ApplicationSpec): Generator<Omit<Verdict, "place">> {
  const callable = ["routes", "probes", "callers"] as const;
  const needs = callable.find((field) => levels(spec).some(([, fields]) => isSaid(fields[field])));
  if (spec.port === undefined && needs !== undefined)
    yield {
      path: ["spec"],
      at: "key",
      message: `spec.port is missing, which ${needs} need`,
      fix: "add port, for example port: 8080",
    };
  for (const [path, fields] of levels(spec).slice(1))
    if (fields.chart !== undefined)
      yield { path: [...path, "chart"], at: "key", message: "the application has no chart", fix: "remove chart" };
}

const isSaid = (field: Override["routes" | "probes" | "callers"]): boolean =>
  field !== undefined && Object.keys(field).length > 0;
