import type { Workload } from "../../model/spec/workload.ts";
import { type Manifest, synthesize } from "../folder.ts";
import { labelValue, nameLabel, workloadLabels } from "../labels.ts";
import { type Deployed, deployment } from "../workload.ts";
import { autoscaler } from "./autoscaler.ts";
import { configuration } from "./configuration.ts";
import { disruptionBudget } from "./disruption-budget.ts";
import { ingressRoute } from "./ingress-route.ts";
import { service } from "./service.ts";
import { serviceAccount } from "./service-account.ts";

/** `certResolver` is Traefik's; without it, its default certificate is used. */
export type AppsInput = { readonly workload: Deployed; readonly certResolver?: string | undefined };

export const isDeployed = (workload: Workload): workload is Deployed =>
  workload.release !== undefined && !workload.isRetired;

/** The layer `apps`: the application itself, in the namespace its tenant made. */
export function apps({ workload, certResolver }: AppsInput): readonly Manifest[] {
  const labels = {
    ...workloadLabels(workload),
    [nameLabel]: workload.application,
    "app.kubernetes.io/part-of": labelValue(workload.repository.replace(/^.*\//, "")) ?? workload.application,
  };
  return synthesize(labels, (chart) => {
    serviceAccount(chart, workload);
    configuration(chart, workload);
    deployment(chart, workload);
    service(chart, workload);
    autoscaler(chart, workload);
    disruptionBudget(chart, workload);
    ingressRoute(chart, workload, certResolver);
  });
}
