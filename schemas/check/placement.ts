import type { Finding, Path } from "../../model/problem.ts";
import type { Verdict } from "../../model/rule.ts";
import type { ApplicationSpec } from "../../model/spec/documents.generated.ts";
import { type Catalog, ofKind } from "./catalog.ts";

/** The environment of each cluster that is known. */
type Clusters = ReadonlyMap<string, string>;

/** The clusters that an application names belong to the environments it goes to, and leave none of those out. */
export function* checkPlacement(catalog: Catalog): Generator<Finding> {
  const clusters: Clusters = new Map(
    ofKind(catalog, "Cluster").map(({ document }) => [document.metadata.name, document.spec.environment]),
  );
  for (const { place, document } of ofKind(catalog, "Application")) {
    const { spec } = document;
    for (const stray of strays(spec, clusters)) yield { rule: "reference", severity: "error", place, ...stray };
    for (const gap of gaps(spec, clusters)) yield { rule: "reference", severity: "warning", place, ...gap };
  }
}

function* strays({ clusters = [], environments }: ApplicationSpec, known: Clusters): Generator<Omit<Verdict, "place">> {
  const lists: readonly (readonly [Path, readonly string[], readonly string[]])[] = [
    [["spec"], clusters, Object.keys(environments)],
    ...Object.entries(environments).map(
      ([name, override]) => [["spec", "environments", name], override.clusters ?? [], [name]] as const,
    ),
  ];
  for (const [path, names, among] of lists)
    for (const [index, name] of names.entries()) {
      const environment = known.get(name);
      if (environment === undefined || among.includes(environment)) continue;
      const message = `the cluster "${name}" is one of the environment "${environment}", where this does not go`;
      yield { path: [...path, "clusters", index], message, fix: `name a cluster of ${among.join(" or ")}` };
    }
}

/** Environments that have clusters, of which the application wants none. */
function* gaps({ clusters, environments }: ApplicationSpec, known: Clusters): Generator<Omit<Verdict, "place">> {
  if (clusters === undefined) return;
  for (const [name, override] of Object.entries(environments)) {
    const there = [...known].filter(([, environment]) => environment === name).map(([cluster]) => cluster);
    if (override.clusters !== undefined || there.length === 0 || there.some((one) => clusters.includes(one))) continue;
    yield {
      path: ["spec", "environments", name],
      at: "key",
      message: `spec.clusters names no cluster of "${name}", so nothing runs there`,
      fix: `add one of: ${there.join(", ")}`,
    };
  }
}
