import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What was read, or why it could not be. */
export type Read =
  | { readonly status: "read"; readonly object: unknown }
  | { readonly status: "hidden"; readonly reason: string };

export type Clusters = {
  /** Every object of a kind in a namespace, as the API server lists them; nothing is ever written. */
  readonly list: (cluster: string, kind: string, namespace: string) => Promise<Read>;
};

/** Bytes of a list: thousands of Kustomizations fit. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Clusters as `kubectl` on this machine reads them: a kubeconfig's context of the cluster's name, with whatever way to
 * sign in stands there. `cluster` must be a label: it becomes an argument.
 */
export const openClusters = (kubeconfig: string, timeoutSeconds = 20): Clusters => ({
  list: async (cluster, kind, namespace) => {
    const limit = `--request-timeout=${timeoutSeconds}s`;
    const args = [`--context=${cluster}`, limit, "get", kind, `--namespace=${namespace}`, "--output=json"];
    try {
      const { stdout } = await execute("kubectl", args, {
        env: { ...process.env, KUBECONFIG: kubeconfig },
        maxBuffer: mostBytes,
        timeout: 2000 * timeoutSeconds,
      });
      return { status: "read", object: JSON.parse(stdout) };
    } catch (error) {
      return { status: "hidden", reason: reasonOf(error) };
    }
  },
});

/** What kubectl said, in one line. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "kubectl is not on this machine";
  const said =
    error instanceof Error && "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
  return (said.split("\n").at(-1) || (error instanceof Error ? error.message : String(error))).slice(0, 300);
}
