import type { Kubectl } from "../../../local/control-plane/kubectl.ts";

const inFlux = "--namespace=flux-system";

/** Changes a Kustomization as `flux suspend` does, in a name whose changes Flux lets stand. */
export async function patchKustomization(kubectl: Kubectl, name: string, spec: object): Promise<void> {
  const patch = `--patch=${JSON.stringify({ spec })}`;
  await kubectl.run("patch", "kustomization", name, inFlux, "--type=merge", "--field-manager=flux", patch);
}

/** Has Flux look at a Kustomization now, as `flux reconcile` does, instead of within the hour. */
export async function reconcile(kubectl: Kubectl, name: string): Promise<void> {
  const asked = `reconcile.fluxcd.io/requestedAt=${new Date().toISOString()}`;
  await kubectl.run("annotate", "kustomization", name, inFlux, "--overwrite", asked);
}

/** The commit that a Kustomization was applied at, where Flux calls it ready as it is now. */
export async function readyAt(kubectl: Kubectl, name: string): Promise<string | undefined> {
  const { metadata, status } = (await kubectl.get("kustomization", name, "flux-system")) ?? {};
  const isReady = status?.conditions?.some(
    (one: { type: string; status: string }) => one.type === "Ready" && one.status === "True",
  );
  if (!isReady || status.observedGeneration !== metadata?.generation) return undefined;
  return status.lastAppliedRevision.split(":").at(-1);
}
