import type { Chart } from "cdk8s";
import type { Secret } from "../../model/spec/documents.generated.ts";
import type { JsonMap } from "../../model/spec/json.ts";
import { pullSecretName } from "../../model/spec/objects.ts";
import type { Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";

type Keys = Readonly<Record<string, Secret>>;

/** The Secrets that External Secrets writes from the environment's store: the application's own, and one per registry. */
export function externalSecrets(chart: Chart, { application, secrets, pullSecrets, secretStore }: Workload): void {
  const external = (name: string, keys: Keys, target: JsonMap = {}): void => {
    add(chart, {
      apiVersion: "external-secrets.io/v1",
      kind: "ExternalSecret",
      metadata: { name, namespace: application },
      spec: {
        refreshInterval: "1h",
        secretStoreRef: { kind: "ClusterSecretStore", name: secretStore },
        target: { name, creationPolicy: "Owner", ...target },
        data: Object.entries(keys).map(([secretKey, remoteRef]) => ({ secretKey, remoteRef })),
      },
    });
  };
  if (Object.keys(secrets).length > 0) external(application, secrets);
  for (const [name, secret] of Object.entries(pullSecrets)) {
    const template = { template: { type: "kubernetes.io/dockerconfigjson" } };
    external(pullSecretName(application, name), { ".dockerconfigjson": secret }, template);
  }
}
