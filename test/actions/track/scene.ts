import { openRegistry } from "../../../actions/io/registry.ts";
import { depsOf } from "../../../actions/track/deps.ts";
import type { TrackInputs, TrackOutcome } from "../../../actions/track/needs.ts";
import { run } from "../../../actions/track/run.ts";
import { type Forge, startForge } from "../../../local/forge/server.ts";
import { pushImage } from "../../../local/registry/push-image.ts";
import { type ImageRegistry, startImageRegistry } from "../../../local/registry/registry.ts";
import type { Remark } from "../../../model/release/remark.ts";
import { toSentence } from "../../../views/release/sentence.ts";
import { client, commitFiles, type Send } from "../../local/forge/client.ts";
import { type App, type Runs, specsOf } from "./specs.ts";

export type Tracked = Extract<TrackOutcome, { readonly status: "tracked" }>;

/** Two application repositories, what people do to them, and runs of `track` over them. */
export type Scene = AsyncDisposable & {
  readonly forge: Forge;
  readonly registry: ImageRegistry;
  readonly clock: { now: Date };
  /** `127.0.0.1:5000/acme/shop`. */
  readonly image: (name: string) => string;
  readonly as: (repository: string) => Send;
  /** One more commit on a branch of a repository; the commit. */
  readonly commit: (repository: string, branch?: string) => Promise<string>;
  /** Makes a tag, or moves it. */
  readonly tag: (repository: string, name: string, commit: string) => Promise<void>;
  readonly built: (name: string, tag: string, text?: string) => Promise<string>;
  readonly says: (repository: string, commit: string, state: string, of?: string, by?: string) => Promise<void>;
  readonly track: (given?: Given) => Promise<Tracked>;
};

export type Given = Partial<TrackInputs> & {
  readonly apps?: readonly App[];
  readonly staging?: Runs;
  readonly production?: Runs;
};

const names = ["acme/shop", "acme/site", "acme/empty"] as const;
const all = <Value>(value: Value) => Object.fromEntries(names.map((name) => [name, value]));

const startScene = (now: () => Date): Promise<Forge> =>
  startForge({
    now,
    limits: false,
    repositories: names.map((name) => ({
      ...{ name, private: true },
      ...(name === "acme/empty" ? {} : { files: { Dockerfile: `FROM ${name}\n` } }),
    })),
    identities: [
      {
        token: "ada",
        login: "ada",
        kind: "user",
        repositories: all({ contents: "write", statuses: "write" } as const),
      },
      { token: "own", login: "acme-landfall[bot]", kind: "app", repositories: all({ statuses: "write" } as const) },
      {
        token: "track",
        login: "tracker[bot]",
        kind: "app",
        repositories: all({ contents: "read", statuses: "read" } as const),
      },
    ],
  });

export async function openScene(): Promise<Scene> {
  const clock = { now: new Date("2026-11-20T12:00:00Z") };
  const forge = await startScene(() => clock.now);
  const registry = await startImageRegistry();
  const image = (name: string): string => `${registry.address}/acme/${name}`;
  const as = (repository: string): Send => client(forge, "ada", repository);
  let commits = 0;
  return {
    ...{ forge, registry, clock, image, as },
    commit: (repository, branch = "main") => commitFiles(as(repository), { "n.txt": `${commits++}` }, { from: branch }),
    tag: (repository, name, commit) => tag(as(repository), name, commit),
    built: (name, tag, layerText = tag) =>
      pushImage({ registry: registry.address, repository: `acme/${name}`, tag, layerText }),
    says: async (repository, commit, state, of = repository.split("/")[1], by = "own") => {
      const status = { state, context: `landfall/build: ${of}`, description: `it is ${state}` };
      await client(forge, by, repository)("POST", `statuses/${commit}`, status);
    },
    track: ({
      apps = ["shop", "site"].map((name) => ({ name, image: image(name) })),
      staging,
      production,
      ...inputs
    } = {}) => {
      const files = Object.entries(specsOf(apps, staging, production)).map(
        ([path, text]) => [path, Buffer.from(text)] as const,
      );
      const server = { apiUrl: forge.url, serverUrl: forge.url, token: "track", wait: async () => {} };
      const patient = openRegistry({ wait: async () => {} });
      const deps = depsOf({ server, registry: patient, progress: () => {} }, async () => ({ files: new Map(files) }));
      return trackedBy(run({ memory: new Map(), most: 20, ...inputs }, deps));
    },
    [Symbol.asyncDispose]: async () => {
      await forge.close();
      await registry[Symbol.asyncDispose]();
    },
  };
}

async function tag(send: Send, name: string, sha: string): Promise<void> {
  const made = await send("POST", "git/refs", { ref: `refs/tags/${name}`, sha });
  if (made.status === 201) return;
  const moved = await send("PATCH", `git/refs/tags/${encodeURIComponent(name)}`, { sha, force: true });
  if (moved.status !== 200) throw new Error(JSON.stringify(moved.body));
}

async function trackedBy(running: Promise<TrackOutcome>): Promise<Tracked> {
  const outcome = await running;
  if (outcome.status === "invalid") throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

/** As `shop v1.0.0@abc1234`. */
export const shownBuilds = ({ builds }: Tracked): readonly string[] =>
  builds.map(({ application, tag: name, commit }) => `${application} ${name ?? "-"}@${commit}`);

export const remarksOf = ({ states }: Tracked, application = "shop"): readonly Remark[] =>
  states.find((state) => state.application === application)?.remarks ?? [];

export const wordsOf = (tracked: Tracked, application = "shop"): readonly string[] =>
  remarksOf(tracked, application).map(({ word }) => word);

export const saidOf = (tracked: Tracked, application = "shop"): string =>
  remarksOf(tracked, application).map(toSentence).join("; ");
