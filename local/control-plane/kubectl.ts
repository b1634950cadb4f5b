import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

export type KubectlOptions = {
  readonly program: string;
  readonly kubeconfig: string;
  /** Where it keeps what it learned of the API server. */
  readonly home: string;
};

/** What was printed, and what the API server warned of. */
export type Said = { readonly out: string; readonly warnings: readonly string[] };

/** An object as the API server has it, as far as it is looked at here. */
export type KubernetesObject = {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly generation?: number;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  // biome-ignore lint/suspicious/noExplicitAny: it differs with the kind, which only the reader knows.
  readonly spec?: any;
  // biome-ignore lint/suspicious/noExplicitAny: it differs with the kind, which only the reader knows.
  readonly status?: any;
};

/** A cluster as its administrator sees it: real kubectl, one process a call. Every call throws what kubectl said. */
export class Kubectl {
  readonly #options: KubectlOptions;
  constructor(options: KubectlOptions) {
    this.#options = options;
  }

  async run(...args: readonly string[]): Promise<Said> {
    return this.#execute(args, undefined);
  }

  /** Server-side apply of objects. Throws what the API server refused. */
  async apply(objects: readonly unknown[], ...args: readonly string[]): Promise<Said> {
    const list = { apiVersion: "v1", kind: "List", items: objects };
    return this.#execute(["apply", "--server-side", "--force-conflicts", "-f", "-", ...args], JSON.stringify(list));
  }

  /** Brings the kinds that files or folders of CustomResourceDefinitions define, and waits until they are served. */
  async define(paths: readonly string[]): Promise<void> {
    await this.run("apply", "--server-side", ...paths.map((path) => `--filename=${path}`));
    await this.run("wait", "crd", "--all", "--for=condition=Established", "--timeout=60s");
  }

  /** `undefined` for an object that is not there. */
  async get(kind: string, name: string, namespace?: string): Promise<KubernetesObject | undefined> {
    const where = namespace === undefined ? [] : ["--namespace", namespace];
    const { out } = await this.run("get", kind, name, ...where, "--ignore-not-found", "-o", "json");
    return out === "" ? undefined : JSON.parse(out);
  }

  /** All of a kind, in a namespace or everywhere. */
  async list(kind: string, namespace?: string): Promise<readonly KubernetesObject[]> {
    const where = namespace === undefined ? ["--all-namespaces"] : ["--namespace", namespace];
    return JSON.parse((await this.run("get", kind, ...where, "-o", "json")).out).items;
  }

  async isReady(): Promise<boolean> {
    try {
      return (await this.run("get", "--raw", "/readyz")).out === "ok";
    } catch {
      return false;
    }
  }

  async #execute(args: readonly string[], input: string | undefined): Promise<Said> {
    const { program, kubeconfig, home } = this.#options;
    const env = { ...process.env, KUBECONFIG: kubeconfig, HOME: home, KUBECACHEDIR: join(home, "kubectl") };
    const running = execute(program, args, { env, maxBuffer: 256 * 1024 * 1024 });
    running.child.stdin?.end(input ?? "");
    const { stdout, stderr } = await running;
    const warnings = stderr.split("\n").filter((line) => line.startsWith("Warning:"));
    return { out: stdout.trim(), warnings };
  }
}
