import type { Ground, Kubernetes } from "./kubernetes.ts";

/**
 * Flagger beside a cluster; its own kinds, and those of Traefik, whose weights it writes, must be there. No Prometheus is
 * asked: it says so once, and analyses by webhooks and pods alone.
 */
export async function startFlagger({ name, kubeconfig }: Kubernetes, ground: Ground): Promise<void> {
  const { tools, processes, ports } = ground;
  processes.start({
    name: `${name}-flagger`,
    program: tools.program("flagger"),
    args: [
      ...[`-kubeconfig=${kubeconfig}`, "-mesh-provider=traefik", "-metrics-server=http://127.0.0.1:1"],
      // How soon a new Canary is seen; the steps of one take ten seconds at least, whatever it asks for.
      ...[`-port=${await ports.next()}`, "-log-level=info", "-control-loop-interval=1s"],
    ],
  });
}
