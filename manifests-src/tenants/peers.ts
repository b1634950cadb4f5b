import type { JsonMap } from "../../model/spec/json.ts";

export type NetworkPolicySpec = {
  readonly podSelector: JsonMap;
  readonly policyTypes: readonly ("Ingress" | "Egress")[];
  readonly ingress?: readonly JsonMap[];
  readonly egress?: readonly JsonMap[];
};

export const everyPod = {};

export const tcp = (port: number) => ({ protocol: "TCP", port });

/** Every pod of a namespace; an application's bears its name. */
export const inNamespace = (namespace: string) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
});
