import { apps } from "../../../manifests-src/apps/apps.ts";
import type { Deployed } from "../../../manifests-src/deployed.ts";
import type { WorkloadJob } from "../../../model/spec/workload.ts";
import { objects } from "../read.ts";
import { sampleWorkload } from "../sample.ts";

/** The objects of the layer, as the cluster reads them. */
export const made = (overrides: Partial<Deployed>) => objects(apps({ workload: sampleWorkload(overrides) }));
/** The sample without a port. */
export const worker = (overrides: Partial<Deployed>): Deployed => {
  const { port: _, ...rest } = sampleWorkload(overrides);
  return rest;
};
/** What the Deployment and its pods say. */
export const podOf = (overrides: Partial<Deployed>) => {
  const { template, ...spec } = Object(made(overrides).get("deployment-shop.yaml")?.spec);
  return { spec, pod: template.spec, container: template.spec.containers[0] };
};
export const job = (overrides: Partial<WorkloadJob> = {}): WorkloadJob => ({
  command: ["migrate"],
  timeZone: "Etc/UTC",
  timeoutSeconds: 240,
  retries: 0,
  resources: { cpu: "1", memory: "1Gi" },
  ...overrides,
});
export const route = { host: "a.example", path: "/" };
export const resources = { cpu: "1", memory: "1Gi" };
