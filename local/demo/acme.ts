import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { acme } from "../forge/acme.ts";
import { createLandfallApp, type LandfallApp } from "../forge/landfall-app.ts";
import type { IdentityOptions } from "../forge/options.ts";
import { type Forge, startForge } from "../forge/server.ts";
import { recording, retold } from "../replay/replay.ts";
import { Person } from "./person.ts";
import { isAdded, specs, withCommits } from "./specs.ts";
import type { Timeline } from "./timeline.ts";

const applications = ["shop", "billing", "portal"] as const;

type Pull = {
  readonly number: number;
  readonly html_url: string;
  readonly head: { readonly ref: string; readonly sha: string };
};
type Edit = (text: string, path: string) => string;

/** What runs the workflows: `idle` is when no run works or waits, those included that a run's own writes start. */
type Runner = { idle(): Promise<void>; close?(): Promise<void> };
type Parts = {
  readonly forge: Forge;
  readonly app: LandfallApp;
  readonly ada: Person;
  readonly timeline: Timeline;
};
type AcmeOptions<Jobs extends Runner> = {
  readonly timeline: Timeline;
  /** Where the repositories stay; default a temporary folder. */
  readonly folder?: string;
  /** What a repository has beside its README and the specs, text by path. */
  readonly filesOf?: (repository: string) => Readonly<Record<string, string>>;
  readonly identities?: readonly IdentityOptions[];
  readonly run: (parts: Parts) => Jobs;
};

/** The sample organization on a forge, its workflows, and Ada, who works there. */
export class Acme<Jobs extends Runner = Runner> {
  readonly forge: Forge;
  readonly ada: Person;
  readonly jobs: Jobs;
  readonly timeline: Timeline;
  constructor({ forge, ada, timeline }: Parts, jobs: Jobs) {
    this.forge = forge;
    this.timeline = timeline;
    this.ada = ada;
    this.jobs = jobs;
  }

  static async start<Jobs extends Runner>(options: AcmeOptions<Jobs>): Promise<Acme<Jobs>> {
    const { timeline, folder, filesOf = () => ({}), identities = [], run } = options;
    const before = Object.fromEntries([...specs].filter(([path]) => !isAdded(path)));
    const app = createLandfallApp();
    const forge = await startForge({
      apps: [app.options],
      ...(folder === undefined ? {} : { folder }),
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
    const parts = { forge, app, timeline, ada: new Person(forge.url, "ada", "t-ada") };
    try {
      return new Acme(parts, run(parts));
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
    for (const name of applications) commits.set(name, await this.#headOf(name));
    const added = [...specs].filter(([path]) => isAdded(path));
    return this.#propose(branch, title, (folder) => {
      for (const [path, text] of added) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), edit(withCommits(text, commits), path));
      }
    });
  }

  /** Pushes a correction to the branch of an open pull request. */
  async fixSpecs(branch: string, message: string, edit: Edit): Promise<void> {
    using checkout = await this.ada.clone("acme/specs", branch);
    for (const path of specs.keys()) {
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

  /** Releases a new image of shop and of billing to staging; gives the specs' commit. */
  async release(): Promise<string> {
    const commits = new Map<string, string>();
    for (const name of ["shop", "billing"]) {
      using checkout = await this.ada.clone(`acme/${name}`);
      writeFileSync(join(checkout.folder, "main.py"), `print("${name}")\n`);
      commits.set(name, await checkout.push("Say hello", "main"));
    }
    const path = "environments/staging/release.yaml";
    const number = await this.#propose("release", "Release shop 1.6.0 and billing 2.4.0 to staging", (folder) => {
      let text = withCommits(readFileSync(join(folder, path), "utf8"), commits);
      for (const [name, version] of [
        ["shop", "1.6.0"],
        ["billing", "2.4.0"],
      ] as const) {
        const digest = createHash("sha256").update(`${name} ${version}`).digest("hex");
        text = text.replace(
          new RegExp(`( {4}${name}:\n {6}digest: sha256:)\\w+(\n {6}version: )\\S+`),
          `$1${digest}$2${version}`,
        );
      }
      writeFileSync(join(folder, path), text);
    });
    return this.mergeSpecs(number);
  }

  /** Sends recordings, by environment, as that environment's own identity and about the commit on main now. */
  async replay(recordings: Readonly<Record<string, string>>): Promise<void> {
    const commit = (await this.ada.call<{ sha: string }>("GET", "/repos/acme/environments/commits/main")).sha;
    const since = new Date();
    for (const [environment, name] of Object.entries(recordings)) {
      const flux = new Person(this.forge.url, `acme-landfall-${environment}[bot]`, `t-${environment}`);
      const events = recording(name);
      this.timeline.say("flux", `reports from ${environment}: ${events.length} events (replayed: ${name})`);
      for (const event of events) {
        await flux.call("POST", "/repos/acme/events/dispatches", retold(event, { commit, since }));
      }
    }
    await this.jobs.idle();
  }

  async #headOf(application: string): Promise<string> {
    return (await this.ada.call<{ sha: string }>("GET", `/repos/acme/${application}/commits/main`)).sha;
  }

  async #propose(branch: string, title: string, write: (folder: string) => void): Promise<number> {
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
