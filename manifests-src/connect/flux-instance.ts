import type { Chart } from "cdk8s";
import { fluxNamespace } from "../flux/names.ts";
import { add } from "../folder.ts";

/**
 * What Landfall counts on of those that wait: dependents look every five seconds, and a new revision ends the wait for an
 * old one. Without that, a chart that never gets ready would hold its own repair back until its timeout.
 */
export const controllerArguments = [
  "--requeue-dependency=5s",
  "--feature-gates=CancelHealthCheckOnNewRevision=true",
] as const;

/** The controllers that Landfall's manifests need. */
export const controllers = [
  "source-controller",
  "kustomize-controller",
  "helm-controller",
  "notification-controller",
] as const;

/** Flux as flux-operator installs it and keeps it up to date. What it applies is told by objects of our own. */
export function fluxInstance(chart: Chart): void {
  const patch = controllerArguments
    .map((value) => `- op: add\n  path: /spec/template/spec/containers/0/args/-\n  value: ${value}\n`)
    .join("");
  add(chart, {
    apiVersion: "fluxcd.controlplane.io/v1",
    kind: "FluxInstance",
    // flux-operator takes no other name.
    metadata: { name: "flux", namespace: fluxNamespace },
    spec: {
      distribution: {
        version: "2.9.x",
        registry: "ghcr.io/fluxcd",
        artifact: "oci://ghcr.io/controlplaneio-fluxcd/flux-operator-manifests",
      },
      components: [...controllers],
      cluster: { type: "kubernetes", networkPolicy: true },
      kustomize: { patches: [{ target: { kind: "Deployment", name: "(kustomize|helm)-controller" }, patch }] },
    },
  });
}
