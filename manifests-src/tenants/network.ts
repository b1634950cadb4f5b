import type { Chart } from "cdk8s";
import type { Callee } from "../../model/spec/callers.ts";
import type { Egress } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { applicationLabel } from "../labels.ts";
import { databasePolicies } from "./database-network.ts";
import { everyPod, inNamespace, type NetworkPolicySpec, tcp } from "./peers.ts";

export type Network = {
  readonly application: string;
  /** A chart's pods have labels of its own, so what holds for the application holds for every pod there. */
  readonly isChart: boolean;
  readonly hasDatabase: boolean;
  /** The TCP ports of the application, for its callers. */
  readonly ports: readonly number[];
  /** The namespace of the ingress controller, and the ports its routes lead to. */
  readonly ingress?: { readonly namespace: string; readonly ports: readonly number[] };
  readonly callers: readonly string[];
  readonly callees: readonly Callee[];
  readonly egress: readonly Egress[];
};

/** Nothing may talk to the namespace's pods, nor they to anything, but for DNS and what `network` names. */
export function networkPolicies(chart: Chart, network: Network): void {
  for (const [name, spec] of policiesOf(network))
    add(chart, {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name, namespace: network.application },
      spec,
    });
}

type Policies = readonly (readonly [name: string, spec: NetworkPolicySpec])[];

function policiesOf(network: Network): Policies {
  const { application, isChart, hasDatabase } = network;
  const podSelector = isChart ? everyPod : { matchLabels: { [applicationLabel]: application } };
  return [
    ["default-deny", { podSelector: everyPod, policyTypes: ["Ingress", "Egress"] }],
    ["allow-dns", { podSelector: everyPod, policyTypes: ["Egress"], egress: [toClusterDns] }],
    ...(isChart ? withinNamespace : []),
    ...inbound(network).map(([name, ingress]) => [name, { podSelector, policyTypes: ["Ingress"], ingress }] as const),
    ...outbound(network).map(([name, egress]) => [name, { podSelector, policyTypes: ["Egress"], egress }] as const),
    ...(hasDatabase ? databasePolicies(application, podSelector) : []),
  ];
}

/** Without a port, Kubernetes would open every one: where there is none, nothing is said. */
function inbound({ ingress, callers, ports }: Network) {
  const calls =
    callers.length === 0 || ports.length === 0 ? [] : [{ from: callers.map(inNamespace), ports: ports.map(tcp) }];
  const routes =
    ingress === undefined ? [] : [{ from: [inNamespace(ingress.namespace)], ports: ingress.ports.map(tcp) }];
  return (
    [
      ["allow-ingress", routes],
      ["allow-callers", calls],
    ] as const
  ).filter(([, rules]) => rules.length > 0);
}

function outbound({ callees, egress }: Network) {
  const calls = callees
    .filter(({ ports }) => ports.length > 0)
    .map(({ application, ports }) => ({ to: [inNamespace(application)], ports: ports.map(tcp) }));
  const networks = egress
    .filter(({ ports }) => ports.length > 0)
    .map(({ cidr, ports }) => ({ to: [{ ipBlock: { cidr } }], ports: ports.map(tcp) }));
  return (
    [
      ["allow-calls", calls],
      ["allow-egress", networks],
    ] as const
  ).filter(([, rules]) => rules.length > 0);
}

const samePods = [{ podSelector: everyPod }];
const withinNamespace: Policies = [
  [
    "allow-within",
    {
      podSelector: everyPod,
      policyTypes: ["Ingress", "Egress"],
      ingress: [{ from: samePods }],
      egress: [{ to: samePods }],
    },
  ],
];

const toClusterDns = {
  // One peer with both selectors: two peers would each be enough by themselves.
  to: [{ ...inNamespace("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }],
  ports: [{ protocol: "UDP", port: 53 }, tcp(53)],
};
