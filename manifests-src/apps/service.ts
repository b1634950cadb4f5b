import type { Chart } from "cdk8s";
import type { Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { nameLabel } from "../labels.ts";

/** The port every application is reached at inside the cluster, whichever its container listens on. */
export const servicePort = 80;

/** The application's address in the cluster. It selects what the Deployment selects, so never a Canary's pods. */
export function service(chart: Chart, { application }: Workload): void {
  add(chart, {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: application, namespace: application },
    spec: {
      selector: { [nameLabel]: application },
      ports: [{ name: "http", port: servicePort, targetPort: "http", protocol: "TCP" }],
    },
  });
}
