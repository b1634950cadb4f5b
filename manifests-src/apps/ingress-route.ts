import type { Chart } from "cdk8s";
import { UserError } from "../../model/problem.ts";
import { blueGreenOf, type Route, type Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { middlewareNames } from "./middlewares.ts";
import { servicePort } from "./service.ts";

/** The addresses the application answers on from outside, over TLS only. */
export function ingressRoute(chart: Chart, workload: Workload, certResolver: string | undefined): void {
  const { application, routes, ports } = workload;
  const weighted = blueGreenOf(workload) === undefined ? {} : { kind: "TraefikService" };
  if (routes.length === 0) return;
  const names = middlewareNames(workload);
  add(chart, {
    apiVersion: "traefik.io/v1alpha1",
    kind: "IngressRoute",
    metadata: { name: application, namespace: application },
    spec: {
      entryPoints: ["websecure"],
      routes: routes.map((route) => ({
        kind: "Rule",
        match: match(route),
        services: [
          { ...weighted, name: application, port: route.port === undefined ? servicePort : ports[route.port] },
        ],
        ...(names.length === 0 ? {} : { middlewares: names.map((name) => ({ name })) }),
      })),
      tls: certResolver === undefined ? {} : { certResolver },
    },
  });
}

/** A route as a rule of Traefik's. Throws a `UserError` for a value that would end its quotes and become a rule itself. */
function match({ host, path }: Route): string {
  for (const value of [host, path]) {
    if (value.includes("`")) throw new UserError(`the route ${JSON.stringify(value)} must not hold a backtick`);
  }
  return `Host(\`${host}\`) && PathPrefix(\`${path}\`)`;
}
