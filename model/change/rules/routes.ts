import type { JsonMap } from "../../spec/json.ts";
import { listAt, textAt } from "../at.ts";

/** The addresses that an object leads to its namespace, each as `shop.acme.example/api`. */
export function addressesOf(object: JsonMap): readonly string[] {
  if (textAt(object, "kind") === "IngressRoute")
    return listAt(object, "spec", "routes").flatMap((route) => inRule(textAt(route, "match") ?? ""));
  if (textAt(object, "kind") !== "Ingress") return [];
  return listAt(object, "spec", "rules").flatMap((rule) =>
    listAt(rule, "http", "paths").map((path) => `${textAt(rule, "host") ?? "*"}${textAt(path, "path") ?? "/"}`),
  );
}

/** A rule of Traefik's: each host with each path in it. A rule without a host answers at every one. */
function inRule(match: string): readonly string[] {
  const values = (matcher: string): readonly string[] =>
    [...match.matchAll(new RegExp(`\\b${matcher}\\(\`([^\`]*)\`\\)`, "g"))].map(([, value = ""]) => value);
  const [hosts, paths] = [values("(?:Host|HostRegexp)"), values("(?:Path|PathPrefix|PathRegexp)")];
  const orElse = (list: readonly string[], none: string): readonly string[] => (list.length === 0 ? [none] : list);
  return orElse(hosts, "*").flatMap((host) => orElse(paths, "/").map((path) => `${host}${path}`));
}
