import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Kubectl } from "./kubectl.ts";
import type { Ports } from "./ports.ts";
import type { Processes } from "./processes.ts";
import type { Tools } from "./tools.ts";

/** What every part of a control plane is started with. */
export type Ground = { readonly tools: Tools; readonly processes: Processes; readonly ports: Ports };
export type Kubernetes = {
  readonly name: string;
  readonly kubeconfig: string;
  readonly kubectl: Kubectl;
};

/** The one etcd that all API servers of a run share; gives its address. */
export async function startEtcd({ tools, processes, ports }: Ground): Promise<string> {
  const url = `http://127.0.0.1:${await ports.next()}`;
  const peer = `http://127.0.0.1:${await ports.next()}`;
  processes.start({
    name: "etcd",
    program: tools.program("etcd"),
    args: [
      ...["--data-dir", join(processes.folder, "etcd"), "--unsafe-no-fsync", "--log-level=warn"],
      ...["--listen-client-urls", url, "--advertise-client-urls", url],
      ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", `default=${peer}`],
    ],
  });
  return url;
}

/** An API server with its controller manager and scheduler; ready when this returns. Its kinds are Kubernetes' own. */
export async function startKubernetes(name: string, etcd: string, ground: Ground): Promise<Kubernetes> {
  const { tools, processes, ports } = ground;
  const folder = join(processes.folder, name);
  mkdirSync(folder);
  const port = await ports.next();
  const { kubeconfig, serviceAccountKey, certificates, args } = writeAccess(folder, port);
  const start = (program: string, ...rest: readonly string[]): void =>
    processes.start({ name: `${name}-${program}`, program: tools.program(program), args: rest });
  start("kube-apiserver", `--etcd-servers=${etcd}`, `--etcd-prefix=/${name}`, `--secure-port=${port}`, ...args);
  const kubectl = new Kubectl({ program: tools.program("kubectl"), kubeconfig, home: folder });
  await processes.until(`the API server of ${name}`, () => kubectl.isReady());
  start(
    "kube-controller-manager",
    ...[`--kubeconfig=${kubeconfig}`, "--leader-elect=false", "--secure-port=0", `--cert-dir=${certificates}`],
    `--service-account-private-key-file=${serviceAccountKey}`,
    `--root-ca-file=${join(certificates, "apiserver.crt")}`,
    // Its accounts' controllers write what everything else waits for.
    ...["--concurrent-serviceaccount-token-syncs=10", "--kube-api-qps=200", "--kube-api-burst=400"],
  );
  start("kube-scheduler", `--kubeconfig=${kubeconfig}`, "--leader-elect=false", "--secure-port=0");
  return { name, kubeconfig, kubectl };
}

/** Keys, the administrator's token and a kubeconfig that has it; the API server makes its certificate itself. */
function writeAccess(folder: string, port: number) {
  const certificates = join(folder, "certificates");
  const serviceAccountKey = join(folder, "service-account.pem");
  const tokens = join(folder, "tokens.csv");
  const kubeconfig = join(folder, "kubeconfig");
  const token = randomBytes(24).toString("hex");
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const secret = { mode: 0o600 };
  writeFileSync(serviceAccountKey, privateKey.export({ type: "pkcs8", format: "pem" }), secret);
  writeFileSync(tokens, `${token},admin,admin,"system:masters"\n`, secret);
  const cluster = { server: `https://127.0.0.1:${port}`, "certificate-authority": join(certificates, "apiserver.crt") };
  const config = {
    ...{ apiVersion: "v1", kind: "Config", "current-context": "admin" },
    clusters: [{ name: "cluster", cluster }],
    users: [{ name: "admin", user: { token } }],
    contexts: [{ name: "admin", context: { cluster: "cluster", user: "admin" } }],
  };
  writeFileSync(kubeconfig, JSON.stringify(config), secret);
  const args = [
    ...["--bind-address=127.0.0.1", `--cert-dir=${certificates}`, `--token-auth-file=${tokens}`],
    ...["--authorization-mode=RBAC", "--allow-privileged", "--endpoint-reconciler-type=none"],
    ...["--service-account-issuer=https://kubernetes.default.svc", "--service-cluster-ip-range=10.0.0.0/16"],
    ...[`--service-account-key-file=${serviceAccountKey}`, `--service-account-signing-key-file=${serviceAccountKey}`],
  ];
  return { certificates, serviceAccountKey, kubeconfig, args };
}
