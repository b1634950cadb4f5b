import type { Chart } from "cdk8s";
import { UserError } from "../../model/problem.ts";
import type { JsonMap } from "../../model/spec/json.ts";
import { fallbackName } from "../../model/spec/objects.ts";
import { blueGreenOf, type Route, type Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { middlewareNames } from "./middlewares.ts";
import { servicePort } from "./service.ts";

/**
 * The addresses the application answers on from outside, over TLS only. Under blue/green they lead to the TraefikService that Flagger
 * weighs, and where it has made none yet, to the Service: Traefik passes over a route that leads nowhere.
 */
export function ingressRoute(chart: Chart, workload: Workload, certResolver: string | undefined): void {
  const { application, routes } = workload;
  if (routes.length === 0) return;
  const tls = certResolver === undefined ? {} : { certResolver };
  const route = (name: string, ruleOf: (route: Route) => JsonMap): void => {
    add(chart, {
      apiVersion: "traefik.io/v1alpha1",
      kind: "IngressRoute",
      metadata: { name, namespace: application },
      spec: { entryPoints: ["websecure"], routes: routes.map(ruleOf), tls },
    });
  };
  const isBlueGreen = blueGreenOf(workload) !== undefined;
  route(application, (one) => rule(workload, one, isBlueGreen ? { kind: "TraefikService" } : {}));
  if (!isBlueGreen) return;
  // By itself, the longer of two rules is looked at first.
  route(fallbackName(application), (one) => ({ ...rule(workload, one), priority: match(one).length - 1 }));
}

function rule(workload: Workload, route: Route, kind: JsonMap = {}): JsonMap {
  const { application, ports } = workload;
  const names = middlewareNames(workload);
  return {
    kind: "Rule",
    match: match(route),
    services: [{ ...kind, name: application, port: route.port === undefined ? servicePort : ports[route.port] }],
    ...(names.length === 0 ? {} : { middlewares: names.map((name) => ({ name })) }),
  };
}

/** A route as a rule of Traefik's. Throws a `UserError` for a value that would end its quotes and become a rule itself. */
function match({ host, path }: Route): string {
  for (const value of [host, path]) {
    if (value.includes("`")) throw new UserError(`the route ${JSON.stringify(value)} must not hold a backtick`);
  }
  return `Host(\`${host}\`) && PathPrefix(\`${path}\`)`;
}
