import type { Workload } from "../../model/spec/workload.ts";
import type { Files } from "../../model/tree/tree.ts";
import { type Charted, type Deployed, isCharted } from "../deployed.ts";
import { inputDigest } from "../digest.ts";
import { type Manifest, synthesize, toFolder } from "../folder.ts";
import { labelValue, nameLabel, workloadLabels } from "../labels.ts";
import { serviceAccount } from "../service-account.ts";
import { autoscaler } from "./autoscaler.ts";
import { canary } from "./canary.ts";
import { release } from "./chart.ts";
import { configuration } from "./configuration.ts";
import { deployment } from "./deployment.ts";
import { disruptionBudget } from "./disruption-budget.ts";
import { externalSecrets } from "./external-secrets.ts";
import { ingressRoute } from "./ingress-route.ts";
import { jobs } from "./jobs.ts";
import { middlewares } from "./middlewares.ts";
import { folderPatches } from "./patches.ts";
import { service } from "./service.ts";

/** `certResolver` is Traefik's; without it, its default certificate is used. */
export type AppsInput = { readonly workload: Deployed | Charted; readonly certResolver?: string | undefined };

/** The layer `apps`: the application itself, in the namespace its tenant made. */
export const apps = (input: AppsInput): readonly Manifest[] => {
  const { workload, certResolver } = input;
  return isCharted(workload) ? ofChart(workload, inputDigest("apps", input)) : ofImage(workload, certResolver);
};

/** The same as files, with the patches that the specs have for them. */
export function appsFolder(input: AppsInput): Files {
  const manifests = apps(input);
  return toFolder(manifests, folderPatches(manifests, input.workload.patches));
}

function ofImage(workload: Deployed, certResolver: string | undefined): readonly Manifest[] {
  const labels = labelsOf(workload);
  const objects = synthesize(labels, (chart) => {
    serviceAccount(chart, { name: workload.application, namespace: workload.application });
    externalSecrets(chart, workload);
    deployment(chart, workload);
    jobs(chart, workload);
    service(chart, workload);
    autoscaler(chart, workload);
    disruptionBudget(chart, workload);
    middlewares(chart, workload);
    ingressRoute(chart, workload, certResolver);
    canary(chart, workload);
  });
  return [...objects, ...configuration(labels, workload)];
}

function ofChart(workload: Charted, digest: string): readonly Manifest[] {
  const labels = labelsOf(workload);
  return [...synthesize(labels, (chart) => externalSecrets(chart, workload)), ...release(labels, workload, digest)];
}

const labelsOf = (workload: Workload): Readonly<Record<string, string>> => ({
  ...workloadLabels(workload),
  [nameLabel]: workload.application,
  "app.kubernetes.io/part-of": labelValue(workload.repository.replace(/^.*\//, "")) ?? workload.application,
});
