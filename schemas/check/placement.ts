import type { Finding, Path } from "../../model/problem.ts";
import { type Catalog, ofKind } from "./catalog.ts";

/** The clusters that an application names belong to the environments it goes to. */
export function* checkPlacement(catalog: Catalog): Generator<Finding> {
  const environmentOf = new Map(
    ofKind(catalog, "Cluster").map(({ document }) => [document.metadata.name, document.spec.environment]),
  );
  for (const { place, document } of ofKind(catalog, "Application")) {
    const { clusters = [], environments } = document.spec;
    const everywhere = Object.keys(environments);
    const levels: readonly (readonly [Path, readonly string[], readonly string[]])[] = [
      [["spec", "clusters"], clusters, everywhere],
      ...everywhere.map((name): readonly [Path, readonly string[], readonly string[]] => [
        ["spec", "environments", name, "clusters"],
        environments[name]?.clusters ?? [],
        [name],
      ]),
    ];
    for (const [path, names, among] of levels)
      for (const [index, name] of names.entries()) {
        const environment = environmentOf.get(name);
        if (environment === undefined || among.includes(environment)) continue;
        const message = `the cluster "${name}" is one of the environment "${environment}", where this does not go`;
        yield {
          rule: "reference",
          severity: "error",
          place,
          path: [...path, index],
          message,
          fix: `name a cluster of ${among.join(" or ")}`,
        };
      }
  }
}
