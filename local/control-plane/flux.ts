import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Ground, Kubernetes } from "./kubernetes.ts";

/** What `landfall connect` has flux-operator give the controllers that wait. */
const controllerArguments = ["--requeue-dependency=5s", "--feature-gates=CancelHealthCheckOnNewRevision=true"];

/** A cluster whose Flux runs; `webhooks` is where its Receivers are served. */
export type FluxCluster = Kubernetes & { readonly webhooks: string };

/** Flux's four controllers beside a cluster instead of in it; the kinds they are of must be there. */
export async function startFlux(cluster: Kubernetes, { tools, processes, ports }: Ground): Promise<FluxCluster> {
  const { name, kubeconfig } = cluster;
  const address = async (): Promise<string> => `127.0.0.1:${await ports.next()}`;
  const events = await address();
  const storage = join(processes.folder, name, "artifacts");
  mkdirSync(storage);
  const served = await address();
  const start = async (program: string, ...args: readonly string[]): Promise<void> =>
    processes.start({
      name: `${name}-${program}`,
      program: tools.program(program),
      args: [`--metrics-addr=${await address()}`, `--health-addr=${await address()}`, ...args],
      env: { KUBECONFIG: kubeconfig, RUNTIME_NAMESPACE: "flux-system" },
    });
  const heard = `--events-addr=http://${events}/`;
  const receivers = await address();
  await start("notification-controller", `--events-addr=${events}`, `--receiverAddr=${receivers}`);
  await start(
    "source-controller",
    heard,
    `--storage-path=${storage}`,
    `--storage-addr=${served}`,
    `--storage-adv-addr=${served}`,
  );
  await start("kustomize-controller", heard, ...controllerArguments);
  await start("helm-controller", heard, ...controllerArguments);
  return { ...cluster, webhooks: `http://${receivers}` };
}
