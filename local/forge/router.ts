import type { Route } from "./route.ts";

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** Parameters that may span slashes: paths, and the names of refs. */
const spanning = new Set(["path", "ref", "branch", "basehead"]);

type Compiled = { readonly route: Route; readonly pattern: RegExp };

/**
 * Finds the route of a method and a path (still percent-encoded). Routes with more fixed text are tried first, so
 * that `commits/{ref}/status` wins over `commits/{ref}`.
 */
export class Router {
  readonly #routes: readonly Compiled[];
  constructor(routes: readonly Route[]) {
    this.#routes = routes.toSorted((a, b) => fixedLength(b) - fixedLength(a)).map(compile);
  }

  find(method: string, path: string): Match | undefined {
    for (const { route, pattern } of this.#routes) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      const params = match && decode(match.groups ?? {});
      if (params) return { route, params };
    }
    return undefined;
  }
}

const fixedLength = ({ template }: Route): number => template.replace(/\{\w+\}/g, "").length;

function compile(route: Route): Compiled {
  const pattern = route.template
    .replace(/[.]/g, "\\.")
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${spanning.has(name) ? ".+" : "[^/]+"})`)
    .replace(/\/\(\?<path>\.\+\)/, "(?:/(?<path>.*))?");
  return { route, pattern: new RegExp(`^${pattern}$`) };
}

/** `undefined` for a path that is not valid percent-encoding. */
function decode(groups: Readonly<Record<string, string | undefined>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value ?? "")]));
  } catch {
    return undefined;
  }
}
