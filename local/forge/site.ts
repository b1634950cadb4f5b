import { type Identity, toIdentity } from "./identity.ts";
import { Limits } from "./limits.ts";
import type { ForgeOptions } from "./options.ts";
import type { Repository } from "./repository.ts";
import type { InstallationOptions } from "./setup.ts";
import { Webhooks } from "./webhooks.ts";

/** All that one forge serves: what the routes see of each other. */
export class Site {
  readonly now: () => Date;
  readonly limits: Limits;
  readonly webhooks: Webhooks;
  readonly #repositories = new Map<string, Repository>();
  readonly #identities: ReadonlyMap<string, Identity>;
  readonly installations: readonly InstallationOptions[];
  #url = "";
  #folder = "";
  #lastId = 1_000;

  constructor({ now = () => new Date(), limits = {}, identities, hooks = [], installations = [] }: ForgeOptions) {
    this.installations = installations;
    this.now = now;
    this.limits = new Limits(limits, now);
    this.webhooks = new Webhooks(hooks);
    this.#identities = new Map(identities.map((options) => [options.token, toIdentity(options)]));
  }

  /** Without a slash at its end; known once the server listens. */
  get url(): string {
    return this.#url;
  }
  listenAt(url: string): void {
    this.#url = url;
  }

  /** Whether there is an App of that slug: one that is installed somewhere, or that a token is of. */
  hasApp(slug: string): boolean {
    const isInstalled = this.installations.some(({ app }) => app === slug);
    return isInstalled || [...this.#identities.values()].some(({ kind, app }) => kind === "app" && app === slug);
  }

  /** Where the bare repositories live; known once the forge has started. */
  get folder(): string {
    return this.#folder;
  }
  storeIn(folder: string): void {
    this.#folder = folder;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  add(repository: Repository): void {
    this.#repositories.set(repository.fullName.toLowerCase(), repository);
  }

  repository(owner: string, name: string): Repository | undefined {
    return this.#repositories.get(`${owner}/${name}`.toLowerCase());
  }

  get repositories(): Iterable<Repository> {
    return this.#repositories.values();
  }

  identity(token: string): Identity | undefined {
    return this.#identities.get(token);
  }
}
