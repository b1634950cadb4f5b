import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { acme } from "../forge/acme.ts";
import type { CreatedApp } from "../forge/created-app.ts";
import { createLandfallApp, type LandfallApp } from "../forge/landfall-app.ts";
import type { AppOptions, IdentityOptions } from "../forge/options.ts";
import { createReaderApp } from "../forge/reader-app.ts";
import { type Forge, startForge } from "../forge/server.ts";
import type { Runner } from "./ended.ts";
import { digestOf, withImage } from "./images.ts";
import { Person } from "./person.ts";
import { applications, isAdded, type Specs, withCommits, writeSpecs } from "./specs.ts";
import type { Timeline } from "./timeline.ts";

type Pull = {
  readonly number: number;
  readonly html_url: string;
  readonly head: { readonly ref: string; readonly sha: string };
};
export type Status = { readonly context: string; readonly state: string; readonly description: string };
export type CheckRun = {
  readonly name: string;
  readonly conclusion: string | null;
  readonly output: { readonly title: string; readonly summary: string };
};
type Edit = (text: string, path: string) => string;

type Parts = {
  readonly forge: Forge;
  readonly app: LandfallApp;
  /** The App that plans read as. */
  readonly reader: CreatedApp;
  readonly ada: Person;
  readonly timeline: Timeline;
};
export type AcmeOptions<Jobs extends Runner> = {
  readonly timeline: Timeline;
  readonly specs: Specs;
  /** Where the repositories stay; default a temporary folder. */
  readonly folder?: string;
  /** Where the forge listens; default any free port. */
  readonly port?: number;
  /** The forge's clock; default that of this machine. */
  readonly now?: () => Date;
  /** What a repository has beside its README and the specs, text by path. */
  readonly filesOf?: (repository: string) => Readonly<Record<string, string>>;
  readonly identities?: readonly IdentityOptions[];
  /** Beside Landfall's own. */
  readonly apps?: readonly AppOptions[];
  readonly run: (parts: Parts) => Jobs;
};

/** The sample organization on a forge, its workflows, and Ada, who works there. */
export class Acme<Jobs extends Runner = Runner> {
  readonly forge: Forge;
  readonly app: LandfallApp;
  readonly ada: Person;
  readonly jobs: Jobs;
  readonly timeline: Timeline;
  readonly #specs: Specs;
  constructor({ forge, app, ada, timeline }: Parts, specs: Specs, jobs: Jobs) {
    this.forge = forge;
    this.app = app;
    this.timeline = timeline;
    this.ada = ada;
    this.#specs = specs;
    this.jobs = jobs;
  }

  static async start<Jobs extends Runner>(options: AcmeOptions<Jobs>): Promise<Acme<Jobs>> {
    const { timeline, specs, folder, port, now, filesOf = () => ({}), identities = [], apps = [], run } = options;
    const before = Object.fromEntries([...specs].filter(([path]) => !isAdded(path)));
    const [app, reader] = [createLandfallApp(), createReaderApp()];
    const forge = await startForge({
      apps: [app.options, reader.options, ...apps],
      ...(folder !== undefined && { folder }),
      ...(port !== undefined && { port }),
      ...(now !== undefined && { now }),
      identities: [...acme.identities, ...identities],
      repositories: acme.repositories.map(({ files, ...one }) => ({
        ...one,
        files: { ...(one.name === "acme/specs" ? before : files), ...filesOf(one.name) },
      })),
      // The demo does in seconds what takes people hours; GitHub's hourly limits have tests of their own.
      limits: false,
    });
    timeline.say("forge", `GitHub's API and ${acme.repositories.length} Git repositories on loopback`, {
      link: forge.url,
    });
    const parts = { forge, app, reader, timeline, ada: new Person(forge.url, "ada", "t-ada") };
    try {
      return new Acme(parts, specs, run(parts));
    } catch (error) {
      await forge.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.jobs.close?.();
    await this.forge.close();
  }

  /** Adds the applications and releases to the specs on a branch and opens a pull request; gives its number. */
  async openSpecs(branch: string, title: string, edit: Edit): Promise<number> {
    const commits = new Map<string, string>();
    for (const name of applications) commits.set(name, await this.tip(`acme/${name}`));
    const added = [...this.#specs].filter(([path]) => isAdded(path));
    return this.open(branch, title, (folder) =>
      writeSpecs(folder, new Map(added.map(([path, text]) => [path, edit(withCommits(text, commits), path)]))),
    );
  }

  /** Pushes a correction to the branch of an open pull request. */
  async fixSpecs(branch: string, message: string, edit: Edit): Promise<void> {
    using checkout = await this.ada.clone("acme/specs", branch);
    for (const path of this.#specs.keys()) {
      const file = join(checkout.folder, path);
      writeFileSync(file, edit(readFileSync(file, "utf8"), path));
    }
    const commit = await checkout.push(message, branch);
    this.timeline.say("ada", `pushes "${message}"`, { link: `${this.forge.url}/acme/specs/commit/${commit}` });
    await this.jobs.idle();
  }

  /** Merges a pull request of the specs; gives the commit. */
  mergeSpecs = (number: number): Promise<string> => this.#merge("acme/specs", number);

  /** Merges the open pull request of an environment, as a person who reviewed it. */
  async mergeEnvironment(environment: string): Promise<string> {
    const path = `/repos/acme/environments/pulls?head=acme:landfall/${environment}`;
    const [pull] = await this.ada.call<Pull[]>("GET", path);
    if (pull === undefined) throw new Error(`no pull request is open for ${environment}`);
    return this.#merge("acme/environments", pull.number);
  }

  /** Releases a new image of shop, and one of billing that is never pulled, to staging; gives the specs' commit. */
  async release(): Promise<string> {
    const commits = new Map<string, string>();
    for (const name of ["shop", "billing"]) {
      using checkout = await this.ada.clone(`acme/${name}`);
      writeFileSync(join(checkout.folder, "main.py"), `print("${name}")\n`);
      commits.set(name, await checkout.push("Say hello", "main"));
    }
    const path = "environments/staging/release.yaml";
    const number = await this.open("release", "Release shop 1.6.0 and billing 2.4.0 to staging", (folder) => {
      let text = withCommits(readFileSync(join(folder, path), "utf8"), commits);
      for (const [name, version, digest] of [
        ["shop", "1.6.0", digestOf("shop 1.6.0")],
        ["billing", "2.4.0", digestOf("billing 2.4.0", "neverReady")],
      ] as const) {
        text = withImage(text, name, digest).replace(
          new RegExp(`( {4}${name}:\\n.*\\n {6}version: )\\S+`),
          `$1${version}`,
        );
      }
      writeFileSync(join(folder, path), text);
    });
    return this.mergeSpecs(number);
  }

  /** Pushes a change to an application's repository, as somebody who knows nothing of Landfall; gives the commit. */
  async push(application: string, message: string): Promise<string> {
    using checkout = await this.ada.clone(`acme/${application}`);
    writeFileSync(join(checkout.folder, "main.py"), `print(${JSON.stringify(message)})\n`);
    const commit = await checkout.push(message, "main");
    this.timeline.say("ada", `pushes "${message}" to acme/${application}`);
    return commit;
  }

  async tag(application: string, name: string, commit: string): Promise<void> {
    await this.ada.call("POST", `/repos/acme/${application}/git/refs`, { ref: `refs/tags/${name}`, sha: commit });
    this.timeline.say("ada", `tags acme/${application} ${name}`);
  }

  /** What a commit's statuses say, by context; `ref` may be a branch. */
  async statuses(repository: string, ref: string): Promise<ReadonlyMap<string, Status>> {
    const path = `/repos/${repository}/commits/${ref}/status?per_page=100`;
    const { statuses } = await this.ada.call<{ statuses: Status[] }>("GET", path);
    return new Map(statuses.toSorted((a, b) => (a.context < b.context ? -1 : 1)).map((one) => [one.context, one]));
  }

  /** What a commit's status says once it is no longer pending; `undefined` until then. */
  async ended(repository: string, ref: string, context: string): Promise<Status | undefined> {
    const status = (await this.statuses(repository, ref)).get(context);
    return status?.state === "pending" ? undefined : status;
  }

  /** A commit's check runs by name. */
  async checkRuns(repository: string, ref: string): Promise<ReadonlyMap<string, CheckRun>> {
    const path = `/repos/${repository}/commits/${ref}/check-runs?per_page=100`;
    const { check_runs } = await this.ada.call<{ check_runs: CheckRun[] }>("GET", path);
    return new Map(check_runs.map((one) => [one.name, one]));
  }

  /** Approves a pull request of the specs, as somebody else than Ada, who opened it. */
  async approve(number: number, { login, token }: { readonly login: string; readonly token: string }): Promise<void> {
    const person = new Person(this.forge.url, login, token);
    await person.call("POST", `/repos/acme/specs/pulls/${number}/reviews`, { event: "APPROVE" });
    this.timeline.say(login, `approves acme/specs#${number}`);
    await this.jobs.idle();
  }

  /** The commit that the default branch is at. */
  async tip(repository: string): Promise<string> {
    return (await this.ada.call<{ sha: string }>("GET", `/repos/${repository}/commits/main`)).sha;
  }

  /** Pushes what `write` does to a checkout of the specs and opens a pull request of it; gives its number. */
  async open(branch: string, title: string, write: (folder: string) => void): Promise<number> {
    using checkout = await this.ada.clone("acme/specs");
    write(checkout.folder);
    await checkout.push(title, branch);
    const body = { title, head: branch, base: "main" };
    const pull = await this.ada.call<Pull>("POST", "/repos/acme/specs/pulls", body);
    this.timeline.say("ada", `opens "${title}"`, { link: pull.html_url });
    await this.jobs.idle();
    return pull.number;
  }

  async #merge(repository: string, number: number): Promise<string> {
    const path = `/repos/${repository}/pulls/${number}/merge`;
    const { sha } = await this.ada.call<{ sha: string }>("PUT", path, { merge_method: "squash" });
    this.timeline.say("ada", `merges ${repository}#${number}`, {
      link: `${this.forge.url}/${repository}/pull/${number}`,
    });
    await this.jobs.idle();
    return sha;
  }
}
