import type { Finding, Path } from "../../model/problem.ts";
import type { ApplicationDocument, Route } from "../../model/spec/documents.generated.ts";
import { type Catalog, ofKind } from "./catalog.ts";

/** In one environment a host and path lead to one application. */
export function* checkRoutes(catalog: Catalog): Generator<Finding> {
  const owners = new Map<string, string>();
  const told = new Set<string>();
  for (const { place, document } of ofKind(catalog, "Application")) {
    const { name } = document.metadata;
    for (const { environment, route, path } of routesOf(document)) {
      const address = `${route.host}${route.path ?? "/"}`;
      const owner = owners.get(`${environment} ${address}`);
      if (owner === undefined) owners.set(`${environment} ${address}`, name);
      const here = `${name} ${path.join(".")}`;
      if (owner === undefined || told.has(here)) continue;
      told.add(here);
      const message = `${address} leads to "${owner}" in the environment "${environment}" already`;
      yield { rule: "reference", severity: "error", place, path, message, fix: "choose another host or path" };
    }
  }
}

type RouteUse = { readonly environment: string; readonly route: Route; readonly path: Path };

function* routesOf({ spec }: ApplicationDocument): Generator<RouteUse> {
  for (const [environment, { routes: own }] of Object.entries(spec.environments)) {
    const base: Path = own === undefined ? ["spec"] : ["spec", "environments", environment];
    for (const [index, route] of (own ?? spec.routes ?? []).entries())
      yield { environment, route, path: [...base, "routes", index] };
  }
}
