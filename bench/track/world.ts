import { openRegistry } from "../../actions/io/registry.ts";
import { depsOf } from "../../actions/track/deps.ts";
import { run } from "../../actions/track/run.ts";
import { startForge } from "../../local/forge/server.ts";
import { pushImage } from "../../local/registry/push-image.ts";
import { startImageRegistry } from "../../local/registry/registry.ts";
import type { Memory } from "../../model/release/memory.ts";
import { specsOf } from "../../test/actions/track/specs.ts";
import { client, commitFiles } from "../../test/local/forge/client.ts";

/** What one run asked for; `free` are REST requests that do not count against the hourly limit. */
export type Asked = { readonly rest: number; readonly free: number; readonly git: number; readonly registry: number };

/** So many applications, each with a repository of its own, and runs of `track` over them. */
export type World = AsyncDisposable & {
  readonly track: (
    memory: Memory,
  ) => Promise<{ readonly asked: Asked; readonly memory: Memory; readonly builds: number }>;
  /** Pushes a commit to the first `count` repositories. */
  readonly push: (count: number) => Promise<void>;
  /** Builds what is at the tip of every repository. */
  readonly build: () => Promise<void>;
};

const grants = (names: readonly string[], access: "read" | "write") =>
  Object.fromEntries(names.map((name) => [`acme/${name}`, { contents: access, statuses: access } as const]));

export async function openWorld(repositories: number): Promise<World> {
  const names = Array.from({ length: repositories }, (_, index) => `app-${String(index).padStart(3, "0")}`);
  const clock = { now: new Date("2026-11-20T12:00:00Z") };
  const forge = await startForge({
    now: () => clock.now,
    limits: false,
    repositories: names.map((name) => ({
      name: `acme/${name}`,
      private: true,
      files: { Dockerfile: `FROM ${name}\n` },
    })),
    identities: [
      { token: "track", login: "track[bot]", kind: "app", repositories: grants(names, "read") },
      { token: "ada", login: "ada", kind: "user", repositories: grants(names, "write") },
    ],
  });
  const registry = await startImageRegistry();
  const image = (name: string): string => `${registry.address}/acme/${name}`;
  const specs = specsOf(names.map((name) => ({ name, image: image(name) })));
  const files = new Map(Object.entries(specs).map(([path, text]) => [path, Buffer.from(text)]));
  const as = (name: string) => client(forge, "ada", `acme/${name}`);
  const deps = () => {
    const server = { apiUrl: forge.url, serverUrl: forge.url, token: "track" };
    return depsOf({ server, registry: openRegistry(), progress: () => {} }, async () => ({ files }));
  };
  return {
    track: async (memory) => {
      clock.now = new Date(clock.now.getTime() + 5 * 60_000);
      const [start, images] = [forge.requests.length, registry.requests.length];
      const outcome = await run({ memory, most: 256 }, deps());
      if (outcome.status === "invalid") throw new Error(JSON.stringify(outcome.problems));
      const seen = forge.requests.slice(start);
      const free = seen.filter(({ status }) => status === 304).length;
      const git = seen.filter(({ template }) => template === "git").length;
      const asked = { rest: seen.length - git - free, free, git, registry: registry.requests.length - images };
      return { asked, memory: outcome.memory, builds: outcome.builds.length };
    },
    push: async (count) => {
      for (const name of names.slice(0, count)) await commitFiles(as(name), { now: clock.now.toISOString() }, {});
    },
    build: async () => {
      for (const name of names) {
        const tag: string = (await as(name)("GET", "git/ref/heads/main")).body.object.sha;
        await pushImage({ registry: registry.address, repository: `acme/${name}`, tag, layerText: name });
      }
    },
    [Symbol.asyncDispose]: async () => {
      await forge.close();
      await registry[Symbol.asyncDispose]();
    },
  };
}
