import type { JsonMap } from "../../model/spec/json.ts";
import { databaseName } from "../data-names.ts";
import { inNamespace, type NetworkPolicySpec, tcp } from "./peers.ts";

const postgres = tcp(5432);
/** Where an instance says how it is, to the operator and to the other instances. */
const instanceStatus = tcp(8000);
const operatorNamespace = "cnpg-system";
/** No selector can name the API server, which every instance asks what its role is: it listens on one of these. */
const apiServer = [tcp(443), tcp(6443)];

/** Lets the application's pods to its database, the instances to one another, and the operator to all of them. */
export function databasePolicies(
  application: string,
  podSelector: JsonMap,
): readonly (readonly [string, NetworkPolicySpec])[] {
  const instances = { podSelector: { matchLabels: { "cnpg.io/cluster": databaseName(application) } } };
  return [
    [
      "allow-database",
      {
        ...instances,
        policyTypes: ["Ingress", "Egress"],
        ingress: [
          { from: [{ podSelector }], ports: [postgres] },
          { from: [instances], ports: [postgres, instanceStatus] },
          { from: [inNamespace(operatorNamespace)], ports: [postgres, instanceStatus] },
        ],
        egress: [{ to: [instances], ports: [postgres, instanceStatus] }, { ports: apiServer }],
      },
    ],
    ["allow-to-database", { podSelector, policyTypes: ["Egress"], egress: [{ to: [instances], ports: [postgres] }] }],
  ];
}
