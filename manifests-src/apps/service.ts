import type { Chart } from "cdk8s";
import type { Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { nameLabel } from "../labels.ts";

/** The port every application is reached at inside the cluster, whichever its container listens on. */
export const servicePort = 80;

/**
 * The application's address in the cluster: its main port under one number for all, the others under their own. It
 * selects what the Deployment selects, so never a Canary's pods. What has no port has no address.
 */
export function service(chart: Chart, { application, port, ports }: Workload): void {
  const further = Object.entries(ports).map(([name, number]) => servicePortOf(name, number));
  const all = [...(port === undefined ? [] : [servicePortOf("http", servicePort)]), ...further];
  if (all.length === 0) return;
  add(chart, {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: application, namespace: application },
    spec: { selector: { [nameLabel]: application }, ports: all },
  });
}

const servicePortOf = (name: string, port: number) => ({ name, port, targetPort: name, protocol: "TCP" });
