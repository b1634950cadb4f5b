import { Apps } from "./apps.ts";
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
  readonly apps: Apps;
  readonly treeEntries: number;
  readonly #repositories = new Map<string, Repository>();
  readonly #formerNames = new Map<string, Repository>();
  readonly #identities: Map<string, Identity>;
  readonly installations: readonly InstallationOptions[];
  #url = "";
  #folder = "";
  #lastId = 1_000;

  constructor(options: ForgeOptions) {
    const { now = () => new Date(), limits = {}, identities, apps = [], hooks = [] } = options;
    const { treeEntries = 100_000, installations = [] } = options;
    this.installations = installations;
    this.treeEntries = treeEntries;
    this.now = now;
    this.limits = new Limits(limits, now);
    this.webhooks = new Webhooks(hooks);
    this.apps = new Apps(apps, now);
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
  /** GitHub Actions is an App itself, and there everywhere. */
  hasApp(slug: string): boolean {
    if (slug === "github-actions") return true;
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

  /** The repository that had this name once, unless another has it now. */
  movedTo(owner: string, name: string): Repository | undefined {
    const key = `${owner}/${name}`.toLowerCase();
    return this.#repositories.has(key) ? undefined : this.#formerNames.get(key);
  }

  rename(repository: Repository, fullName: string): void {
    const other = this.#repositories.get(fullName.toLowerCase()) ?? repository;
    if (other !== repository) throw new Error(`there is a repository ${fullName} already`);
    this.#formerNames.set(repository.fullName.toLowerCase(), repository);
    this.#repositories.delete(repository.fullName.toLowerCase());
    repository.fullName = fullName;
    this.add(repository);
  }

  remove(repository: Repository): void {
    this.#repositories.delete(repository.fullName.toLowerCase());
    for (const [name, one] of this.#formerNames) if (one === repository) this.#formerNames.delete(name);
  }

  get repositories(): Iterable<Repository> {
    return this.#repositories.values();
  }

  /** Who a token is of; `undefined` for one that nobody has. Throws GitHub's refusal of an App's own token that is wrong. */
  identity(token: string): Identity | undefined {
    const known = this.#identities.get(token) ?? this.apps.identityOf(token);
    const app = known === undefined ? this.apps.appOf(token) : undefined;
    return app === undefined ? known : { login: app.login, kind: "app", repositories: new Map(), itself: app };
  }

  /** As when a token's hour is over; with an identity, as when a new one is made. */
  revoke(token: string): Identity | undefined {
    const identity = this.#identities.get(token);
    this.#identities.delete(token);
    return identity;
  }

  admit(token: string, identity: Identity): void {
    this.#identities.set(token, identity);
  }
}
