import type { Json } from "../../model/spec/json.ts";
import type { Deployed } from "../deployed.ts";
import { digestOf } from "../digest.ts";
import type { Manifest } from "../folder.ts";
import { revisionAnnotation } from "../labels.ts";
import { deploymentOf } from "./deployment.ts";

/** What tells apart two templates of an application's pods: all of one, and the patches that kustomize makes to it. */
export function revisionOf(workload: Deployed): string {
  const { spec } = deploymentOf(workload);
  const patches = workload.patches.filter(({ target }) => target.kind === "Deployment");
  return digestOf({ template: templateOf(spec), patches });
}

/** The Deployment with its template marked by its revision, where a strategy was named. */
export function marked(workload: Deployed): Manifest {
  const deployment = deploymentOf(workload);
  if (workload.strategy === undefined) return deployment;
  const template = Object(templateOf(deployment["spec"]));
  const annotations = { ...template.metadata.annotations, [revisionAnnotation]: revisionOf(workload) };
  const metadata = { ...template.metadata, annotations };
  return { ...deployment, spec: { ...Object(deployment["spec"]), template: { ...template, metadata } } };
}

const templateOf = (spec: Json): Json => Object(spec).template;
