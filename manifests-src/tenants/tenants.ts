import { UserError } from "../../model/problem.ts";
import { type Callee, portsOf } from "../../model/spec/callers.ts";
import { holdsData } from "../../model/spec/data.ts";
import { isTakenNamespace } from "../../model/spec/namespace.ts";
import type { Resources, Workload } from "../../model/spec/workload.ts";
import { chartAccount } from "../flux/names.ts";
import { type Manifest, synthesize } from "../folder.ts";
import { workloadLabels } from "../labels.ts";
import { serviceAccount } from "../service-account.ts";
import { limits } from "./limits.ts";
import { namespace } from "./namespace.ts";
import { type Network, networkPolicies } from "./network.ts";
import { type Share, sharesOf } from "./quota.ts";
import { type People, roleBindings } from "./role-bindings.ts";

/** What a cluster and the other applications on it have to say about an application's surroundings. */
export type Neighbourhood = {
  /** Where the cluster's ingress controller runs. */
  readonly ingressNamespace: string;
  readonly callers: readonly string[];
  readonly callees: readonly Callee[];
  readonly people: People;
  /** Whether data of the application is kept on the cluster, whatever the specs say of it by now. */
  readonly keepsData: boolean;
};

/** All that an application's surroundings follow from; its release is not among it, so a release leaves them alone. */
export type TenantsInput = {
  readonly environment: string;
  readonly network: Network;
  readonly podSecurity: "restricted" | "baseline";
  readonly isKept: boolean;
  readonly hasData: boolean;
  readonly people: People;
  readonly resources: Resources;
  /** Absent for a chart: what its pods ask for is not known here. */
  readonly shares?: readonly Share[];
};

/** Throws a `UserError` for an application that would take over a namespace of the cluster's own. */
export function tenantsInput(workload: Workload, neighbourhood: Neighbourhood): TenantsInput {
  const { application, environment, chart, data, isRetired, resources } = workload;
  const { ingressNamespace, callers, callees, people, keepsData } = neighbourhood;
  if (isTakenNamespace(application, ingressNamespace)) {
    throw new UserError(
      `the application ${application} would take over the cluster's namespace of that name: rename it`,
    );
  }
  const ports = routedPorts(workload);
  return {
    environment,
    network: {
      application,
      isChart: chart !== undefined,
      hasDatabase: data.database !== undefined,
      ports: portsOf(workload),
      ...(ports.length === 0 ? {} : { ingress: { namespace: ingressNamespace, ports } }),
      callers,
      callees,
      egress: workload.egress,
    },
    podSecurity: chart?.podSecurity ?? "restricted",
    isKept: keepsData || (holdsData(data) && !isRetired),
    hasData: keepsData || holdsData(data),
    people,
    resources,
    ...(chart === undefined ? { shares: sharesOf(workload) } : {}),
  };
}

/** The ports that routes lead to, each once. */
function routedPorts({ routes, port, ports }: Workload): readonly number[] {
  const led = routes.map((route) => (route.port === undefined ? port : ports[route.port]));
  return [...new Set(led.filter((one) => one !== undefined))].sort((a, b) => a - b);
}

/** The layer `tenants`: a namespace named like the application, what may run in it and whom it may talk to. */
export function tenants(input: TenantsInput): readonly Manifest[] {
  const { environment, network, podSecurity, isKept, hasData, people, resources, shares } = input;
  const { application, isChart } = network;
  return synthesize(workloadLabels({ application, environment }), (chart) => {
    namespace(chart, { application, podSecurity, isKept });
    if (shares !== undefined) limits(chart, { application, resources, shares });
    networkPolicies(chart, network);
    roleBindings(chart, { application, isChart, hasData, people });
    if (isChart) serviceAccount(chart, { name: chartAccount, namespace: application });
  });
}
