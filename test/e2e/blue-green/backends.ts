import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject } from "../../../local/control-plane/kubectl.ts";

type Options = { readonly program: string; readonly kubeconfig: string };
type Rule = { readonly match: string; readonly priority?: number; readonly services: readonly Weighted[] };
type Weighted = { readonly name: string; readonly kind?: string; readonly weight?: number };

/** Where an application's route leads at one moment: Services, and the fewest pods that are ready behind one of them. */
export type Backends = { readonly services: readonly string[]; readonly ready: number };

/** Looks several times a second at what answers behind an application's route, and behind its Service. */
export class Watch {
  readonly #proxy: ChildProcess;
  readonly #url: string;
  readonly #seen = new Map<string, Backends[]>();
  #watching: Promise<unknown> = Promise.resolve();
  #isOver = false;
  private constructor(proxy: ChildProcess, url: string) {
    this.#proxy = proxy;
    this.#url = url;
  }

  static async open({ program, kubeconfig }: Options): Promise<Watch> {
    const proxy = spawn(program, ["proxy", "--port=0", `--kubeconfig=${kubeconfig}`], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [said] = await once(proxy.stdout, "data");
    const [address] = /127\.0\.0\.1:\d+/.exec(String(said)) ?? [];
    if (address === undefined) throw new Error(`kubectl proxy said: ${said}`);
    return new Watch(proxy, `http://${address}`);
  }

  /** Begins with an application; what was seen of it before is forgotten. */
  from(...applications: readonly string[]): void {
    const known = this.#seen.size > 0;
    for (const name of applications) this.#seen.set(name, []);
    if (!known) this.#watching = this.#watch();
  }

  /** What was seen of it so far. */
  of(application: string): readonly Backends[] {
    return this.#seen.get(application) ?? [];
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.#watching;
    this.#proxy.kill();
  }

  async #watch(): Promise<void> {
    while (!this.#isOver) {
      for (const [name, seen] of this.#seen) {
        const now = await this.#look(name);
        if (now !== undefined) seen.push(now);
      }
      await sleep(150);
    }
  }

  /** Of objects that change while they are read, nothing is said. */
  async #look(name: string): Promise<Backends | undefined> {
    const before = await this.#led(name);
    const services = [...new Set([...before, name])];
    const counts = await Promise.all(services.map((one) => this.#ready(name, one)));
    const after = await this.#led(name);
    return String(before) === String(after) ? { services: before, ready: Math.min(...counts) } : undefined;
  }

  /** As Traefik has it: the first rule, by priority, of which all that it leads to is there. */
  async #led(name: string): Promise<readonly string[]> {
    const routes = await this.#list(`/apis/traefik.io/v1alpha1/namespaces/${name}/ingressroutes`);
    const rules: readonly Rule[] = routes.flatMap(({ spec }) => spec.routes.slice(0, 1));
    const priority = (rule: Rule): number => rule.priority ?? rule.match.length;
    for (const { services } of [...rules].sort((a, b) => priority(b) - priority(a))) {
      const led = await this.#weighed(name, services[0]);
      if (led !== undefined) return led;
    }
    return rules.length === 0 ? [name] : ["nowhere"];
  }

  async #weighed(namespace: string, to: Weighted | undefined): Promise<readonly string[] | undefined> {
    if (to?.kind !== "TraefikService") return to && [to.name];
    const path = `/apis/traefik.io/v1alpha1/namespaces/${namespace}/traefikservices/${to.name}`;
    const found: readonly Weighted[] = (await this.#get(path))?.spec.weighted.services ?? [];
    const services = await Promise.all(found.map(({ name }) => this.#service(namespace, name)));
    if (found.length === 0 || services.includes(undefined)) return undefined;
    // Flagger leaves out a zero, and Traefik takes it for a one.
    return found.filter(({ weight }) => weight !== 0).map(({ name }) => name);
  }

  #service = (namespace: string, name: string) => this.#get(`/api/v1/namespaces/${namespace}/services/${name}`);

  /** None behind a Service that is not there. */
  async #ready(namespace: string, service: string): Promise<number> {
    if ((await this.#service(namespace, service)) === undefined) return 0;
    const selector = `labelSelector=kubernetes.io/service-name=${service}`;
    const slices = await this.#list<Slice>(
      `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?${selector}`,
    );
    return slices
      .filter(({ ports }) => ports?.some((one) => one.name === "http"))
      .flatMap(({ endpoints }) => endpoints ?? [])
      .filter(({ conditions }) => conditions.ready).length;
  }

  async #list<Item = KubernetesObject>(path: string): Promise<readonly Item[]> {
    const all = (await this.#get(path)) as unknown as { items: readonly Item[] } | undefined;
    return all?.items ?? [];
  }

  async #get(path: string): Promise<KubernetesObject | undefined> {
    const response = await fetch(`${this.#url}${path}`);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as KubernetesObject;
  }
}

type Slice = {
  readonly ports?: readonly { readonly name?: string }[];
  readonly endpoints?: readonly { readonly conditions: { readonly ready?: boolean } }[];
};
