import { UserError } from "../../model/problem.ts";
import { isTakenNamespace } from "../../model/spec/namespace.ts";
import type { Egress, Resources, Scaling, Workload } from "../../model/spec/workload.ts";
import { type Manifest, synthesize } from "../folder.ts";
import { workloadLabels } from "../labels.ts";
import { limits } from "./limits.ts";
import { namespace } from "./namespace.ts";
import { networkPolicies } from "./network.ts";
import { roleBinding } from "./role-binding.ts";

/** All that an application's surroundings follow from; its release is not among it, so a release leaves them alone. */
export type TenantsInput = {
  readonly application: string;
  readonly environment: string;
  readonly resources: Resources;
  readonly scaling: Scaling;
  readonly egress: readonly Egress[];
  /** Who may call the application on which port; absent when it has no routes. */
  readonly ingress?: { readonly namespace: string; readonly port: number };
};

/**
 * `ingressNamespace` is where the cluster's ingress controller runs.
 * Throws a `UserError` for an application that would take over a namespace of the cluster's own.
 */
export function tenantsInput(workload: Workload, ingressNamespace: string): TenantsInput {
  const { application, environment, resources, scaling, egress, routes, port } = workload;
  if (isTakenNamespace(application, ingressNamespace)) {
    throw new UserError(
      `the application ${application} would take over the cluster's namespace of that name: rename it`,
    );
  }
  const ingress = routes.length === 0 || port === undefined ? {} : { ingress: { namespace: ingressNamespace, port } };
  return { application, environment, resources, scaling, egress, ...ingress };
}

/** The layer `tenants`: a namespace named like the application, what may run in it and whom it may talk to. */
export const tenants = (input: TenantsInput): readonly Manifest[] =>
  synthesize(workloadLabels(input), (chart) => {
    namespace(chart, input.application);
    limits(chart, input);
    networkPolicies(chart, input);
    roleBinding(chart, input.application);
  });
