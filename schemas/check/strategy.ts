import type { Path } from "../../model/problem.ts";
import type { Verdict } from "../../model/rule.ts";
import type { ApplicationSpec } from "../../model/spec/documents.generated.ts";
import { type Level, levels } from "../rules/fields.ts";

type Fault = Omit<Verdict, "place">;

/** What blue/green needs, what it cannot do, and whether what is said of it counts anywhere. */
export function* checkStrategy(spec: ApplicationSpec): Generator<Fault> {
  // Beside a chart, neither field has an effect, which is said of each.
  if (spec.chart !== undefined) return;
  for (const [path, { strategy }] of levels(spec))
    if (strategy === "blueGreen") yield* unfit(spec, [...path, "strategy"]);
  yield* routesAside(spec);
  for (const level of levels(spec)) yield* withoutEffect(spec, level);
}

function* unfit({ port, volumes = {} }: ApplicationSpec, path: Path): Generator<Fault> {
  if (port === undefined)
    yield {
      path,
      message: "blueGreen needs spec.port: it is traffic that it moves",
      fix: "add port, for example port: 8080, or remove strategy",
    };
  const [volume] = Object.entries(volumes).find(([, { shared }]) => shared !== true) ?? [];
  if (volume !== undefined)
    yield {
      path,
      message: `blueGreen starts new pods beside the old, and the volume "${volume}" is of one pod`,
      fix: "write shared: true where the storage class can do that, else strategy: rolling",
    };
}

/** Flagger moves the traffic of one port. */
function* routesAside(spec: ApplicationSpec): Generator<Fault> {
  const told = new Set<string>();
  for (const [own, fields] of levels(spec).slice(1)) {
    if ((fields.strategy ?? spec.strategy) !== "blueGreen") continue;
    const base: Path = fields.routes === undefined ? ["spec"] : own;
    for (const [index, { port }] of (fields.routes ?? spec.routes ?? []).entries()) {
      const path = [...base, "routes", index, "port"];
      if (port === undefined || told.has(path.join("."))) continue;
      told.add(path.join("."));
      yield {
        path,
        message: `blueGreen moves the traffic of spec.port only, and this route leads to "${port}"`,
        fix: "remove the route's port, or write strategy: rolling",
      };
    }
  }
}

function* withoutEffect(spec: ApplicationSpec, [path, fields]: Level): Generator<Fault> {
  if (fields.blueGreen === undefined) return;
  const isShared = path.length === 1;
  const strategies = isShared
    ? [spec.strategy, ...Object.values(spec.environments).map(({ strategy }) => strategy)]
    : [fields.strategy ?? spec.strategy];
  if (strategies.includes("blueGreen")) return;
  yield {
    path: [...path, "blueGreen"],
    at: "key",
    message: `blueGreen is without effect: no strategy ${isShared ? "" : "here "}is blueGreen`,
    fix: "write strategy: blueGreen, or remove it",
  };
}
