import { definitions } from "../control-plane/crds.ts";
import type { Kubectl } from "../control-plane/kubectl.ts";
import { startEtcd, startKubernetes } from "../control-plane/kubernetes.ts";
import { Ports } from "../control-plane/ports.ts";
import { Processes } from "../control-plane/processes.ts";
import type { Tools } from "../control-plane/tools.ts";

/** An API server with the kinds of everything that Landfall emits objects of. */
export type Server = {
  readonly kubectl: Kubectl;
  /** Such as `v1.36.3`. */
  readonly version: string;
  /** For what a test writes; gone with the server. */
  readonly folder: string;
  readonly close: (options: { readonly keepLogs: boolean }) => Promise<void>;
};

/** Starts it, with nothing in it but the namespace that Flux runs in. */
export async function startServer(tools: Tools): Promise<Server> {
  const processes = new Processes("acceptance");
  const ports = await Ports.claim();
  const close: Server["close"] = async (options) => {
    await processes.close(options);
    await ports[Symbol.asyncDispose]();
  };
  try {
    const ground = { tools, processes, ports };
    const { kubectl } = await startKubernetes("acceptance", await startEtcd(ground), ground);
    await kubectl.define(definitions().flatMap((one) => one.files));
    await kubectl.apply([{ apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } }]);
    const { serverVersion } = JSON.parse((await kubectl.run("version", "--output=json")).out);
    return { kubectl, version: serverVersion.gitVersion, folder: processes.folder, close };
  } catch (error) {
    await close({ keepLogs: true });
    throw error;
  }
}
