import type { Kubernetes } from "./kubernetes.ts";

type Kubeconfig = {
  readonly clusters: readonly { readonly cluster: unknown }[];
};

const name = "landfall-reader";
const namespace = "flux-system";
const rbac = "rbac.authorization.k8s.io";

/**
 * Text of a kubeconfig with a context per cluster, named like it, whose account may list Flux's Kustomizations and nothing
 * else; each cluster gets that account.
 */
export async function readerKubeconfig(clusters: readonly Kubernetes[]): Promise<string> {
  const entries = await Promise.all(clusters.map(entryOf));
  return JSON.stringify({
    ...{ apiVersion: "v1", kind: "Config" },
    clusters: entries.map(({ cluster }) => cluster),
    users: entries.map(({ user }) => user),
    contexts: entries.map(({ context }) => context),
  });
}

async function entryOf({ name: cluster, kubectl }: Kubernetes) {
  const metadata = { name, namespace };
  await kubectl.apply([
    { apiVersion: "v1", kind: "ServiceAccount", metadata },
    {
      ...{ apiVersion: `${rbac}/v1`, kind: "Role", metadata },
      rules: [{ apiGroups: ["kustomize.toolkit.fluxcd.io"], resources: ["kustomizations"], verbs: ["get", "list"] }],
    },
    {
      ...{ apiVersion: `${rbac}/v1`, kind: "RoleBinding", metadata },
      roleRef: { apiGroup: rbac, kind: "Role", name },
      subjects: [{ kind: "ServiceAccount", ...metadata }],
    },
  ]);
  const { out: token } = await kubectl.run("create", "token", name, `--namespace=${namespace}`);
  const { out } = await kubectl.run("config", "view", "--raw", "--output=json");
  const [own] = (JSON.parse(out) as Kubeconfig).clusters;
  return {
    cluster: { name: cluster, cluster: own?.cluster },
    user: { name: cluster, user: { token } },
    context: { name: cluster, context: { cluster, user: cluster } },
  };
}
