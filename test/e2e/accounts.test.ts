import { basename } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { attempt } from "../../local/acceptance/attempt.ts";
import { emit } from "../../local/acceptance/emit.ts";
import { startServer } from "../../local/acceptance/server.ts";
import { buildTools } from "../../local/control-plane/tools.ts";

const tools = await buildTools(console.error);
const { kubectl, folder, close } = await startServer(tools);
const all = await emit({ folder, kustomize: tools.program("kustomize") });

const account = (namespace: string, name: string): string => `system:serviceaccount:${namespace}:${name}`;
/** A unit's Kustomization, and so its account, is called as its folder. */
const unitOf = (file: string): string => basename(file, ".yaml");

const accounts = suite("the accounts that Flux acts as");
accounts.after(() => close({ keepLogs: false }));

for (const { name, manifests } of all.filter(({ tree }) => tree !== undefined)) {
  accounts(`may apply their own units, and have all they need for it: ${name}`, async () => {
    const inLayer = (layer: string): readonly string[] => manifests.filter((one) => unitOf(one).startsWith(layer));
    const files = (layer: string): readonly string[] => inLayer(layer).map((one) => `--filename=${one}`);
    // As on a cluster: Flux's own account makes the others, and `tenants` makes the namespaces, for real.
    await kubectl.run("apply", "--server-side", "--force-conflicts", ...files("flux"));
    const tenants = `--as=${account("flux-system", "tenants")}`;
    await kubectl.run(tenants, "apply", "--server-side", "--force-conflicts", ...files("tenants-"));
    for (const file of [...inLayer("data-"), ...inLayer("apps-"), ...inLayer("roster")]) {
      const { refused, accepted } = await attempt(kubectl, [file], account("flux-system", unitOf(file)));
      assert.equal(refused, [], unitOf(file));
      assert.ok(accepted.length > 0);
    }
  });
}

type KubernetesObject = { readonly kind: string; readonly [key: string]: unknown };

const of = (group: string, kind: string, namespace: string | undefined, rest: object = {}): KubernetesObject => ({
  apiVersion: group,
  kind,
  metadata: { name: "trespass", ...(namespace === undefined ? {} : { namespace }) },
  ...rest,
});
const rbac = "rbac.authorization.k8s.io/v1";
const admin = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" };
const subjects = [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "mallory" }];
const pod = { metadata: { labels: { app: "own" } }, spec: { containers: [{ name: "own", image: "own" }] } };

/** What nobody may do to the whole cluster, nor to what holds a namespace together. */
const trespasses = (namespace: string): Readonly<Record<string, KubernetesObject>> => ({
  "make a namespace": of("v1", "Namespace", undefined),
  "free the pods of its namespace": {
    ...of("v1", "Namespace", undefined),
    metadata: { name: namespace, labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
  },
  "make a role of the cluster's": of(rbac, "ClusterRole", undefined, { rules: [] }),
  "become its administrator": of(rbac, "ClusterRoleBinding", undefined, { roleRef: admin, subjects }),
  "become its administrator in a namespace": of(rbac, "RoleBinding", namespace, { roleRef: admin, subjects }),
  "open the network": of("networking.k8s.io/v1", "NetworkPolicy", namespace, { spec: { podSelector: {} } }),
  "raise the quota": of("v1", "ResourceQuota", namespace, { spec: { hard: { pods: "99" } } }),
  "make a secret": of("v1", "Secret", namespace),
  "deploy something": of("apps/v1", "Deployment", namespace, {
    spec: { selector: { matchLabels: { app: "own" } }, template: pod },
  }),
  "have Flux apply something": of("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "flux-system", {
    spec: { interval: "1h", prune: true, sourceRef: { kind: "GitRepository", name: "environments" } },
  }),
  "write to another namespace": of("v1", "ConfigMap", "billing"),
});

/** Who, in which namespace, and what of the above is its business. */
const whoMay: readonly (readonly [who: string, namespace: string, business: readonly string[]])[] = [
  [account("flux-system", "apps-scanner"), "scanner", ["deploy something"]],
  [account("flux-system", "apps-registry"), "registry", ["deploy something"]],
  [account("flux-system", "data-scanner"), "scanner", []],
  [account("flux-system", "roster"), "scanner", []],
  [account("registry", "chart"), "registry", ["make a secret", "deploy something"]],
  [
    account("flux-system", "tenants"),
    "scanner",
    ["make a namespace", "free the pods of its namespace", "open the network", "raise the quota"],
  ],
];

accounts("are refused nothing for what it is: their cluster's administrator may do all of this", async () => {
  for (const namespace of ["scanner", "registry"])
    await kubectl.apply(Object.values(trespasses(namespace)), "--dry-run=server");
});

/** What kubectl says when the account applies the object. */
async function saidTo(who: string, object: KubernetesObject): Promise<string> {
  const failure: { readonly stderr?: string } = await kubectl
    .apply([object], "--dry-run=server", `--as=${who}`)
    .then(() => ({}))
    .catch((error) => error);
  return failure.stderr ?? "";
}

for (const [who, namespace, business] of whoMay) {
  for (const [what, object] of Object.entries(trespasses(namespace))) {
    const isAllowed = business.includes(what);
    accounts(`${isAllowed ? "let" : "do not let"} ${who} ${what}`, async () => {
      const said = await saidTo(who, object);
      if (isAllowed) assert.is(said, "");
      else assert.match(said, /forbidden/i);
    });
  }
  accounts(`let ${who} read no secrets, but for a chart those of its own namespace`, async () => {
    for (const where of [namespace, "billing", "flux-system"]) {
      const asked = ["auth", "can-i", "get", "secrets", `--namespace=${where}`];
      const { out } = await kubectl.run(`--as=${who}`, ...asked).catch((error) => ({ out: error.stdout.trim() }));
      assert.is(out, who.endsWith(":chart") && where === namespace ? "yes" : "no", where);
    }
  });
}

accounts.run();
