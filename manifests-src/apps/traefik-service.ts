import type { Chart } from "cdk8s";
import { blueGreenOf, type Workload } from "../../model/spec/workload.ts";
import { onlyAtFirst } from "../blue-green.ts";
import { add } from "../folder.ts";
import { servicePort } from "./service.ts";

/**
 * Where the routes lead under blue/green. Flagger makes it to lead to the primary once that runs; until then it is there already, so
 * that the routes never lead nowhere, and leads to the Service.
 */
export function traefikService(chart: Chart, workload: Workload): void {
  const { application, routes } = workload;
  if (blueGreenOf(workload) === undefined || routes.length === 0) return;
  add(chart, {
    apiVersion: "traefik.io/v1alpha1",
    kind: "TraefikService",
    metadata: { name: application, namespace: application, annotations: onlyAtFirst },
    spec: { weighted: { services: [{ name: application, port: servicePort, weight: 100 }] } },
  });
}
