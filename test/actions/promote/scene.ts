import { openRegistry } from "../../../actions/io/registry.ts";
import { connect } from "../../../actions/promote/deps.ts";
import type { ByHand, PromoteOutcome, Promotion } from "../../../actions/promote/needs.ts";
import { run } from "../../../actions/promote/run.ts";
import { Person } from "../../../local/acme/person.ts";
import { acme } from "../../../local/forge/acme.ts";
import { type Forge, startForge } from "../../../local/forge/server.ts";
import { pushImage } from "../../../local/registry/push-image.ts";
import { type ImageRegistry, startImageRegistry } from "../../../local/registry/registry.ts";
import { specsFor } from "./specs.ts";

const app = "acme-landfall[bot]";

export type Pull = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly head: { readonly sha: string };
};

type Options = {
  /** Of the production environment's spec: `gates: { approvals: 1 }`. */
  readonly production?: string;
  /** Of every application's spec. */
  readonly application?: string;
  readonly applications?: readonly string[];
  readonly now?: () => Date;
};

/** acme with applications that are delivered: staging on every push, production on tags. */
export class Scene {
  readonly forge: Forge;
  readonly registry: ImageRegistry;
  readonly ada: Person;
  readonly #app: Person;
  readonly #actions: Person;

  private constructor(forge: Forge, registry: ImageRegistry) {
    this.forge = forge;
    this.registry = registry;
    this.ada = new Person(forge.url, "ada", "t-ada");
    this.#app = new Person(forge.url, app, "t-promote");
    this.#actions = new Person(forge.url, "github-actions[bot]", "t-actions");
  }

  static async start({
    production = "",
    application = "",
    applications = ["shop", "billing"],
    now,
  }: Options = {}): Promise<Scene> {
    const registry = await startImageRegistry();
    const specs = specsFor({ registry: registry.address, production, application, applications });
    const repositories = applications.map((name) => `acme/${name}`);
    const on = (permissions: Readonly<Record<string, "read" | "write">>) =>
      Object.fromEntries(repositories.map((name) => [name, permissions]));
    const forge = await startForge({
      ...(now !== undefined && { now }),
      limits: false,
      repositories: [
        { name: "acme/specs", private: true, files: specs },
        ...repositories.map((name) => ({ name, private: true, files: { "README.md": `# ${name}\n` } })),
      ],
      identities: [
        ...acme.identities.filter(({ token }) => ["t-grace", "t-actions"].includes(token)),
        {
          token: "t-ada",
          login: "ada",
          kind: "user",
          repositories: { "acme/specs": { contents: "write", pull_requests: "write" }, ...on({ contents: "write" }) },
        },
        {
          ...{ token: "t-promote", login: app, kind: "app" },
          repositories: {
            "acme/specs": { contents: "write", pull_requests: "write", checks: "write", statuses: "read" },
            ...on({ contents: "write", statuses: "write" }),
          },
        },
        { token: "t-other", login: "mallory[bot]", kind: "app", repositories: on({ statuses: "write" }) },
      ],
    });
    return new Scene(forge, registry);
  }

  async close(): Promise<void> {
    await this.forge.close();
    await this.registry[Symbol.asyncDispose]();
  }

  /** A commit on the default branch of an application's repository. */
  async push(application: string, message: string): Promise<string> {
    const path = `/repos/acme/${application}/contents/${crypto.randomUUID()}`;
    const { commit } = await this.ada.call<{ commit: { sha: string } }>("PUT", path, { message, content: "" });
    return commit.sha;
  }

  async tag(application: string, name: string, sha: string): Promise<void> {
    await this.ada.call("POST", `/repos/acme/${application}/git/refs`, { ref: `refs/tags/${name}`, sha });
  }

  as = (login: string, token: string): Person => new Person(this.forge.url, login, token);

  /** The image of a commit, as the build's workflow leaves it; gives the digest. */
  build = (application: string, commit: string): Promise<string> =>
    pushImage({
      registry: this.registry.address,
      repository: `acme/${application}`,
      tag: commit,
      layerText: `${application} ${commit}`,
    });

  async pushAndBuild(application: string, message: string): Promise<string> {
    const commit = await this.push(application, message);
    await this.build(application, commit);
    return commit;
  }

  /** What is said of a commit; by Landfall unless told otherwise. */
  async say(
    application: string,
    sha: string,
    [context, state, description]: readonly [string, string, string],
    by = this.#app,
  ): Promise<void> {
    await by.call("POST", `/repos/acme/${application}/statuses/${sha}`, { context, state, description });
  }

  sayAs = (
    token: string,
    ...said: Parameters<Scene["say"]> extends [infer A, infer B, infer C, ...unknown[]] ? [A, B, C] : never
  ): Promise<void> => this.say(...said, new Person(this.forge.url, "other", token));

  digestOf = (application: string, reference: string): Promise<string | undefined> =>
    openRegistry({}).digestOf(`${this.registry.address}/acme/${application}`, reference);

  /** A commit that the default branch does not reach. */
  async beside(application: string): Promise<{ readonly sha: string }> {
    const at = `/repos/acme/${application}/git`;
    const { object } = await this.ada.call<{ object: { sha: string } }>("GET", `${at}/ref/heads/main`);
    const { tree } = await this.ada.call<{ tree: { sha: string } }>("GET", `${at}/commits/${object.sha}`);
    return this.ada.call("POST", `${at}/commits`, { message: "Beside", tree: tree.sha, parents: [object.sha] });
  }

  verify = (application: string, sha: string): Promise<void> =>
    this.say(application, sha, [`landfall/staging/${application}`, "success", "ready on staging-eu"]);

  /** What the applications' commits are told by `promote`, newest word of each context. */
  async told(application: string, sha: string): Promise<Readonly<Record<string, string>>> {
    const all = await this.#app.call<{ context: string; state: string; description: string }[]>(
      "GET",
      `/repos/acme/${application}/commits/${sha}/statuses?per_page=100`,
    );
    return Object.fromEntries(all.toReversed().map((one) => [one.context, `${one.state}: ${one.description}`]));
  }

  /** The workflows of the specs on a pull request's head. */
  async plan(sha: string, conclusion = "success"): Promise<void> {
    await this.#actions.call("POST", "/repos/acme/specs/check-runs", {
      name: "landfall/plan",
      head_sha: sha,
      conclusion,
    });
  }

  async pull(environment: string): Promise<Pull | undefined> {
    const path = `/repos/acme/specs/pulls?state=open&head=acme:landfall/release/${environment}`;
    return (await this.ada.call<Pull[]>("GET", path))[0];
  }

  /** The Release of an environment, as it is merged. */
  async release(environment: string): Promise<string> {
    const path = `/repos/acme/specs/contents/environments/${environment}/release.yaml`;
    const { content } = await this.ada.call<{ content: string }>("GET", path);
    return Buffer.from(content, "base64").toString();
  }

  /** Runs `promote` once; the plan of what it opens is green at once unless told otherwise. */
  async promote({
    byHand,
    isPlan,
    plan = true,
  }: {
    readonly byHand?: ByHand;
    readonly isPlan?: boolean;
    readonly plan?: boolean;
  } = {}): Promise<Extract<PromoteOutcome, { status: "promoted" }>> {
    await using deps = await connect({
      ...{ repository: "acme/specs", folder: "environments", identity: app, progress: () => {} },
      server: {
        apiUrl: this.forge.url,
        serverUrl: this.forge.url,
        token: "t-promote",
        wait: () => this.#planAll(plan),
      },
      registry: openRegistry({}),
    });
    const outcome = await run({ byHand, isPlan, waitSeconds: 20 }, deps);
    if (outcome.status !== "promoted") throw new Error(JSON.stringify(outcome));
    return outcome;
  }

  /** What became of one environment. */
  async promotion(environment: string, options: Parameters<Scene["promote"]>[0] = {}): Promise<Promotion> {
    const found = (await this.promote(options)).promotions.find((one) => one.environment === environment);
    if (found === undefined) throw new Error(`nothing became of ${environment}`);
    return found;
  }

  async #planAll(isWanted: boolean): Promise<void> {
    if (!isWanted) return;
    for (const environment of ["staging", "production"]) {
      const pull = await this.pull(environment);
      if (pull !== undefined) await this.plan(pull.head.sha);
    }
  }
}
