import { parseDocument } from "yaml";
import type { Patience } from "../../../actions/io/clock.ts";
import { connect } from "../../../actions/report/deps.ts";
import { jobReportIn } from "../../../actions/report/job-report.ts";
import { type ReportOutcome, run } from "../../../actions/report/run.ts";
import { start } from "../../../actions/report/start.ts";
import type { IdentityOptions } from "../../../local/forge/options.ts";
import type { Forge } from "../../../local/forge/server.ts";
import type { Delivery } from "../../../local/forge/webhooks.ts";
import { recording, retold } from "../../../local/replay/replay.ts";
import type { SuiteRun } from "../../../model/release/suite-run.ts";
import { call, editSpecs, propose, sample, startAcme, tokens } from "../acme.ts";

export const environments = "acme/environments";

const all = ["dev", "staging", "production", "cicd"] as const;

/** The sample with a few environments: each more costs a release about a second. */
function specsWith(environments: readonly string[]): readonly (readonly [string, string])[] {
  const others = all.filter((one) => !environments.includes(one));
  const left = new RegExp(`/(${others.join("|")})/|/(access|registry|scanner)\\.yaml$`);
  return Object.entries(sample)
    .filter(([path]) => !left.test(path))
    .map(([path, text]) => [path, path.includes("/applications/") ? without(others, text) : text]);
}

function without(environments: readonly string[], text: string): string {
  const document = parseDocument(text);
  for (const other of environments) document.deleteIn(["spec", "environments", other]);
  return document.toString();
}

type SceneOptions = {
  /** Those of the sample that are there; default staging alone. */
  readonly environments?: readonly string[];
  readonly others?: readonly IdentityOptions[];
};

/** What starts a workflow: the event's name, and its payload as the forge delivered it. */
export type Started = { readonly name: string; readonly payload: Delivery["payload"] };
export type Reporter = AsyncDisposable & { readonly report: (event: Started) => Promise<ReportOutcome> };
/** The commits that have a part in a release, and the push that merged it. */
export type Released = {
  readonly specs: string;
  readonly environments: string;
  readonly applications: Readonly<Record<string, string>>;
  readonly push: Started;
};

/** Tries nothing again, and waits for nobody. */
export const impatient: Patience = { retries: 0, wait: async () => {} };

/** The sample on a forge. Each event that a test feeds to `report` went through it, and is what it delivered. */
export class Scene implements AsyncDisposable {
  readonly forge: Forge;
  readonly #heard: Delivery[] = [];
  constructor(forge: Forge) {
    this.forge = forge;
    forge.onDelivery((delivery) => this.#heard.push(delivery));
  }

  /** `edited`: files of the specs as they are to be instead, by their paths. */
  static open = async (
    edited: (path: string, text: string) => string = (_, text) => text,
    { environments: names = ["staging"], ...options }: SceneOptions = {},
  ): Promise<Scene> => {
    const changed = specsWith(names).map(([path, text]) => [path, edited(path, text)]);
    return new Scene(await startAcme({ specs: Object.fromEntries(changed), ...options }));
  };

  /** The branches and tags of a repository. */
  async refs(repository: string): Promise<readonly string[]> {
    const of = (kind: string) => call(this.forge, "GET", `/repos/${repository}/git/matching-refs/${kind}/`);
    const [heads, tags] = (await Promise.all([of("heads"), of("tags")])) as { ref: string }[][];
    return [...(heads ?? []), ...(tags ?? [])].map(({ ref }) => ref);
  }

  /** New commits of the applications, released to staging by a change of the specs, whose manifests are merged. */
  async release(...names: readonly string[]): Promise<Released> {
    const applications: Record<string, string> = {};
    for (const name of names) applications[name] = await this.#commitTo(name);
    const specs = await editSpecs(this.forge, "environments/staging/release.yaml", (text) =>
      Object.entries(applications).reduce((changed, [name, commit]) => released(changed, name, commit), text),
    );
    await propose(this.forge);
    const push = this.push("staging");
    return { specs, environments: String(push.payload["after"]), applications, push };
  }

  /** The newest push to main of the environments repository that changed the environment's folder. */
  push(environment: string): Started {
    const found = this.#heard.findLast(
      ({ event, repository, payload }) =>
        event === "push" &&
        repository === environments &&
        payload["ref"] === "refs/heads/main" &&
        JSON.stringify(payload["commits"]).includes(`"${environment}/`),
    );
    if (found === undefined) throw new Error(`nothing was merged in ${environment}`);
    return { name: "push", payload: found.payload };
  }

  /** What an environment's identity dispatches, as the forge delivers it. */
  async dispatch(environment: string, body: unknown): Promise<Started> {
    await call(this.forge, "POST", "/repos/acme/events/dispatches", body, `t-${environment}`);
    const payload = this.#heard.findLast(({ event }) => event === "repository_dispatch")?.payload;
    if (payload === undefined) throw new Error("the forge delivered no dispatch");
    return { name: "repository_dispatch", payload };
  }

  /** Recorded events of an environment's Flux, as if its clusters were at `commit`. */
  async flux(
    environment: string,
    name: string,
    commit: string,
    isMeant: (type: string) => boolean = () => true,
  ): Promise<readonly Started[]> {
    const since = new Date();
    const events: Started[] = [];
    for (const event of recording(name).filter(({ body }) => isMeant(body.event_type)))
      events.push(await this.dispatch(environment, retold(event, { commit, since })));
    return events;
  }

  /** Runs of `report` over a clone of the environments repository as it is now. */
  async reporter(how: Partial<Patience> & { readonly fetch?: typeof fetch } = impatient): Promise<Reporter> {
    const server = { apiUrl: this.forge.url, serverUrl: this.forge.url, token: tokens.report, ...how };
    const identity = "acme-landfall[bot]";
    const deps = await connect({ server, identity, repository: environments, progress: () => {} });
    return { report: (event) => run(event, deps), [Symbol.asyncDispose]: () => deps[Symbol.asyncDispose]() };
  }

  /** What a job of the delivery tells, by the inputs of the action; its results are files' texts. */
  async tell(inputs: Readonly<Record<string, string>>, ...results: readonly string[]): Promise<ReportOutcome> {
    const url = `${this.forge.url}/acme/events/actions/runs/1`;
    const job = jobReportIn({ given: (name) => inputs[name], readResults: () => results, url });
    const server = { apiUrl: this.forge.url, serverUrl: this.forge.url, token: tokens.report, ...impatient };
    const target = { server, identity: "acme-landfall[bot]", repository: environments, progress: () => {} };
    return (await start(job, () => ({ name: "none", payload: {} }), target)).outcome;
  }

  /** The suites that an event, or a sweep, makes it time for. */
  async suites(event: Started): Promise<readonly SuiteRun[]> {
    const server = { apiUrl: this.forge.url, serverUrl: this.forge.url, token: tokens.report, ...impatient };
    const target = { server, identity: "acme-landfall[bot]", repository: environments, progress: () => {} };
    return (await start(undefined, () => event, target)).suites;
  }

  /** What the reporter has written until now. */
  writes(): number {
    return this.forge.requests.filter(
      ({ login, method, template }) => login === "acme-landfall[bot]" && method !== "GET" && template !== "git",
    ).length;
  }

  [Symbol.asyncDispose]: () => Promise<void> = () => this.forge.close();

  async #commitTo(application: string): Promise<string> {
    const content = Buffer.from(`${this.forge.requests.length}`).toString("base64");
    const at = `/repos/acme/${application}/contents/release-${this.forge.requests.length}.txt`;
    const { commit } = (await call(this.forge, "PUT", at, { message: "Change", content })) as {
      commit: { sha: string };
    };
    return commit.sha;
  }
}

/** A Release's text with another image of an application, built from `commit`. */
const released = (text: string, application: string, commit: string): string =>
  text.replace(
    new RegExp(`( {4}${application}:\n {6}digest: sha256:)\\w+(\n {6}version: .*\n {6}commit: ).*`),
    (_, digest: string, rest: string) => `${digest}${commit.slice(0, 32).repeat(2)}${rest}"${commit}"`,
  );
