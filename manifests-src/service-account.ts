import type { Chart } from "cdk8s";
import { add, type Manifest } from "./folder.ts";

type Account = { readonly name: string; readonly namespace: string };

/** An account whose token no pod is given: for Flux or Helm to act as, or for an application's pods to be told apart by. */
export const accountManifest = ({ name, namespace }: Account): Manifest => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name, namespace },
  automountServiceAccountToken: false,
});

/** Adds such an account. */
export function serviceAccount(chart: Chart, account: Account): void {
  add(chart, accountManifest(account));
}
