import type { Chart } from "cdk8s";
import { fluxStatusPrefix } from "../../model/names/flux-status.ts";
import { add } from "../folder.ts";
import { fluxNamespace, statusSecret } from "./names.ts";
import type { Notification } from "./notification.ts";

const name = "landfall-status";

/**
 * Has Flux write on the commit that it is at how each unit stands: that a reconciliation has finished, and every failure.
 * It does so after every one, and not where the status that is there says the same already.
 */
export function commitStatuses(chart: Chart, { url, environment, cluster }: Omit<Notification, "charts">): void {
  const metadata = { name, namespace: fluxNamespace };
  const apiVersion = "notification.toolkit.fluxcd.io/v1beta3";
  add(chart, {
    ...{ apiVersion, kind: "Provider", metadata },
    spec: {
      type: "github",
      address: url,
      secretRef: { name: statusSecret },
      // Labels, so nothing in them ends the text.
      commitStatusExpr: `'${fluxStatusPrefix(environment, cluster)}' + event.involvedObject.name`,
    },
  });
  add(chart, {
    ...{ apiVersion, kind: "Alert", metadata },
    spec: {
      providerRef: { name },
      eventSources: [{ kind: "Kustomization", name: "*", namespace: fluxNamespace }],
      eventSeverity: "info",
    },
  });
}
