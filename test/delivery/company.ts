import { openRegistry } from "../../actions/io/registry.ts";
import { connect as connectPromote } from "../../actions/promote/deps.ts";
import type { PromoteOutcome } from "../../actions/promote/needs.ts";
import { run as promote } from "../../actions/promote/run.ts";
import { connect as connectTrack } from "../../actions/track/deps.ts";
import type { TrackOutcome } from "../../actions/track/needs.ts";
import { run as track } from "../../actions/track/run.ts";
import { pushImage } from "../../local/registry/push-image.ts";
import { type ImageRegistry, startImageRegistry } from "../../local/registry/registry.ts";
import { call, propose } from "../actions/acme.ts";
import { Scene, type Started } from "../actions/report/forge-scene.ts";

const identity = "acme-landfall[bot]";
const token = "t-delivery";

/** Two repositories as they were before anybody thought of Landfall: nothing in them speaks of it. */
const repositories = {
  shop: {
    "services/shop/Dockerfile": "FROM python:3.13-slim\nCOPY . /app\n",
    "services/shop/main.py": "print('shop')\n",
    "services/shop/test_main.py": "def test_pays_once():\n    assert True\n",
  },
  portal: {
    "docker/web.Dockerfile": "FROM node:24-slim\nCOPY . /app\n",
    "package.json": '{ "name": "portal", "scripts": { "test": "node --test" } }\n',
    "index.js": "console.log('portal');\n",
  },
} as const;
export type Name = keyof typeof repositories;

const delivered: Readonly<Record<Name, string>> = {
  shop: `  build: { context: services/shop }
  test: { recipe: python, folder: services/shop, command: python -m pytest --junitxml=junit.xml, results: junit.xml }
  suite: { recipe: python, folder: services/shop, command: python -m pytest e2e, results: junit.xml }
`,
  portal: `  build: { file: docker/web.Dockerfile }
  test: { recipe: node, command: npm test }
`,
};

/** acme, where what is pushed goes to staging and what is tagged to production. */
export class Company {
  readonly scene: Scene;
  readonly registry: ImageRegistry;
  private constructor(scene: Scene, registry: ImageRegistry) {
    this.scene = scene;
    this.registry = registry;
  }

  static async start(): Promise<Company> {
    const registry = await startImageRegistry();
    const scene = await Scene.open((path, text) => edited(path, text, registry.address), {
      others: [
        {
          ...{ token, login: identity, kind: "app" },
          repositories: {
            "acme/specs": { contents: "write", pull_requests: "write", checks: "write", statuses: "write" },
            ...Object.fromEntries(
              ["shop", "portal", "billing", "scanner"].map((name) => [
                `acme/${name}`,
                { contents: "read", statuses: "write" },
              ]),
            ),
          },
        },
      ],
      environments: ["staging", "production"],
    });
    return new Company(scene, registry);
  }

  async close(): Promise<void> {
    await this.scene[Symbol.asyncDispose]();
    await this.registry[Symbol.asyncDispose]();
  }

  /** A commit in an application's repository, by somebody who knows nothing of all this. */
  async push(name: Name, message: string): Promise<string> {
    let commit = "";
    for (const [path, text] of Object.entries(repositories[name])) {
      const at = `/repos/acme/${name}/contents/${path}`;
      const old = await this.#call<{ sha?: string }>("GET", at).catch(() => ({ sha: undefined }));
      const content = Buffer.from(`${text}# ${message}\n`).toString("base64");
      const answer = await this.#call<{ commit: { sha: string } }>("PUT", at, { message, content, sha: old.sha });
      commit = answer.commit.sha;
    }
    return commit;
  }

  async tag(name: Name, version: string, sha: string): Promise<void> {
    await this.#call("POST", `/repos/acme/${name}/git/refs`, { ref: `refs/tags/${version}`, sha });
  }

  async track(): Promise<Extract<TrackOutcome, { readonly status: "tracked" }>> {
    await using deps = await connectTrack({ ...this.#target(), repository: "acme/specs", folder: "environments" });
    const outcome = await track({ memory: new Map(), most: 20, identity }, deps);
    if (outcome.status === "invalid") throw new Error(JSON.stringify(outcome.problems));
    return outcome;
  }

  /** What a builder leaves of a commit whose tests passed, and what its workflow says meanwhile. */
  async build(name: Name, commit: string): Promise<string> {
    const about = { built: `acme/${name}@${commit}`, application: name };
    await this.scene.tell({ ...about, step: "test", state: "running" });
    const digest = await pushImage({
      registry: this.registry.address,
      repository: `acme/${name}`,
      tag: commit,
      layerText: commit,
    });
    await this.scene.tell({ ...about, step: "image", state: "done", digest });
    return digest;
  }

  async promote(): Promise<Extract<PromoteOutcome, { readonly status: "promoted" }>> {
    const wait = async (): Promise<void> => {
      for (const environment of ["staging", "production"]) {
        const at = `/repos/acme/specs/pulls?state=open&head=acme:landfall/release/${environment}`;
        for (const { head } of await this.#call<{ head: { sha: string } }[]>("GET", at))
          await this.#call(
            "POST",
            "/repos/acme/specs/check-runs",
            { name: "landfall/plan", head_sha: head.sha, conclusion: "success" },
            "t-actions",
          );
      }
    };
    const { server, ...target } = this.#target();
    await using deps = await connectPromote({
      ...{ ...target, server: { ...server, wait }, repository: "acme/specs", folder: "environments", identity },
    });
    const outcome = await promote({ waitSeconds: 20 }, deps);
    if (outcome.status === "invalid") throw new Error(JSON.stringify(outcome.problems));
    return outcome;
  }

  /** The manifests are proposed and merged, and Flux says of one application what it said once, of this commit. */
  async happens(environment: string, name: Name, recording: string): Promise<readonly Started[]> {
    await propose(this.scene.forge);
    const open = await this.#call<{ number: number }[]>(
      "GET",
      `/repos/acme/environments/pulls?head=acme:landfall/${environment}`,
    );
    for (const { number } of open) await this.#call("PUT", `/repos/acme/environments/pulls/${number}/merge`, {});
    const push = this.scene.push(environment);
    const events = await this.scene.flux(environment, recording, String(push.payload["after"]), (event) =>
      event.includes(`-${name}.`),
    );
    await using reporter = await this.scene.reporter();
    for (const event of [push, ...events]) await reporter.report(event);
    return events;
  }

  /** What a commit of an application says, newest word of each context. */
  async says(name: Name, commit: string): Promise<Readonly<Record<string, string>>> {
    const at = `/repos/acme/${name}/commits/${commit}/statuses?per_page=100`;
    const all = await this.#call<{ context: string; state: string; description: string }[]>(
      "GET",
      at,
      undefined,
      token,
    );
    return Object.fromEntries(all.toReversed().map((one) => [one.context, `${one.state}: ${one.description}`]));
  }

  #target() {
    const { url } = this.scene.forge;
    return { server: { apiUrl: url, serverUrl: url, token }, registry: openRegistry({}), progress: () => {} };
  }

  #call<Answer>(method: string, path: string, body?: unknown, as?: string): Promise<Answer> {
    return call(this.scene.forge, method, path, body, as) as Promise<Answer>;
  }
}

function edited(path: string, text: string, registry: string): string {
  if (path.endsWith("staging/environment.yaml")) return `${text}  delivery: { "on": push }\n`;
  if (path.endsWith("production/environment.yaml")) return `${text}  delivery: { "on": tag, after: staging }\n`;
  const [, name] = /applications\/(\w+)\.yaml$/.exec(path) ?? [];
  if (name === undefined) return text;
  const own = text.replaceAll("ghcr.io/acme/", `${registry}/acme/`);
  return name in delivered ? `${own}${delivered[name as Name]}` : own;
}
