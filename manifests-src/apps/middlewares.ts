import type { Chart } from "cdk8s";
import type { JsonMap } from "../../model/spec/json.ts";
import type { Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";

/** What Traefik does to requests and answers on their way, in the order it does it. */
export function middlewares(chart: Chart, workload: Workload): void {
  const { application } = workload;
  for (const [name, spec] of specsOf(workload))
    add(chart, {
      apiVersion: "traefik.io/v1alpha1",
      kind: "Middleware",
      metadata: { name, namespace: application },
      spec,
    });
}

/** Their names, as a route lists them; none without a route. */
export const middlewareNames = (workload: Workload): readonly string[] => specsOf(workload).map(([name]) => name);

function specsOf({ application, routes, headers, limits }: Workload): readonly (readonly [string, JsonMap])[] {
  const { requestsPerSecond: average, burst = average, concurrent, bodyKiB } = limits;
  const specs: Readonly<Record<string, JsonMap | undefined>> = {
    rate: average === undefined ? undefined : { rateLimit: { average, burst, period: "1s", ...perAddress } },
    concurrency: concurrent === undefined ? undefined : { inFlightReq: { amount: concurrent, ...perAddress } },
    body: bodyKiB === undefined ? undefined : { buffering: { maxRequestBodyBytes: bodyKiB * 1024 } },
    headers: Object.keys(headers).length === 0 ? undefined : { headers: { customResponseHeaders: headers } },
  };
  if (routes.length === 0) return [];
  return Object.entries(specs).flatMap(([name, spec]) =>
    spec === undefined ? [] : [[`${application}-${name}`, spec] as const],
  );
}

/** By default, Traefik limits requests at a time per host, which is to say for everybody together. */
const perAddress = { sourceCriterion: { ipStrategy: { depth: 0 } } };
