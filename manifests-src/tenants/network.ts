import type { Chart } from "cdk8s";
import type { Egress } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { applicationLabel } from "../labels.ts";

type Input = {
  readonly application: string;
  readonly egress: readonly Egress[];
  readonly ingress?: { readonly namespace: string; readonly port: number };
};

/** Nothing may talk to the namespace's pods, nor they to anything, but for DNS and what `input` names. */
export function networkPolicies(chart: Chart, { application, egress, ingress }: Input): void {
  const policy = (name: string, spec: object) =>
    add(chart, {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name, namespace: application },
      spec,
    });
  const podSelector = { matchLabels: { [applicationLabel]: application } };
  const everyPod = {};

  policy("default-deny", { podSelector: everyPod, policyTypes: ["Ingress", "Egress"] });
  policy("allow-dns", { podSelector: everyPod, policyTypes: ["Egress"], egress: [toClusterDns] });
  if (ingress !== undefined) {
    policy("allow-ingress", {
      podSelector,
      policyTypes: ["Ingress"],
      ingress: [{ from: [{ namespaceSelector: named(ingress.namespace) }], ports: [tcp(ingress.port)] }],
    });
  }
  // Without a port, Kubernetes would open every one.
  const opened = egress.filter(({ ports }) => ports.length > 0);
  if (opened.length > 0) {
    policy("allow-egress", {
      podSelector,
      policyTypes: ["Egress"],
      egress: opened.map(({ cidr, ports }) => ({ to: [{ ipBlock: { cidr } }], ports: ports.map(tcp) })),
    });
  }
}

const tcp = (port: number) => ({ protocol: "TCP", port });

const named = (namespace: string) => ({ matchLabels: { "kubernetes.io/metadata.name": namespace } });

const toClusterDns = {
  // One peer with both selectors: two peers would each be enough by themselves.
  to: [{ namespaceSelector: named("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }],
  ports: [{ protocol: "UDP", port: 53 }, tcp(53)],
};
