import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Server } from "../../actions/io/github/server.ts";
import { connect } from "../../actions/propose/deps.ts";
import type { EnvironmentsRepository, ProposeOutcome } from "../../actions/propose/needs.ts";
import { run } from "../../actions/propose/run.ts";
import { acme } from "../../local/forge/acme.ts";
import type { ForgeOptions, IdentityOptions, RepositoryOptions } from "../../local/forge/options.ts";
import { type Forge, startForge } from "../../local/forge/server.ts";
import { planFolder } from "../../manifests-src/plan-folder.ts";
import { load } from "../../schemas/load.ts";

const root = join(import.meta.dirname, "../..");
const files = (pattern: string): Readonly<Record<string, string>> =>
  Object.fromEntries(globSync(pattern, { cwd: root }).map((path) => [path, readFileSync(join(root, path), "utf8")]));

/** The sample's specs, by path in their repository. */
export const sample = files("environments/**/*.yaml");

/** Tokens of acme's identities. */
export const tokens = { ada: "t-ada", propose: "t-propose", report: "t-report" } as const;

/** One application in one environment, for what is about steps and not about size. */
export const oneApplication: Readonly<Record<string, string>> = {
  "environments/organization.yaml": sample["environments/organization.yaml"] ?? "",
  "environments/staging/environment.yaml": sample["environments/staging/environment.yaml"] ?? "",
  "environments/staging/cluster.yaml": sample["environments/staging/cluster.yaml"] ?? "",
  "environments/staging/release.yaml": (sample["environments/staging/release.yaml"] ?? "").replace(
    / {4}billing:.*(?= {4}shop:)/s,
    "",
  ),
  "environments/applications/shop.yaml": (sample["environments/applications/shop.yaml"] ?? "")
    .replace(/ {4}dev:.*(?= {4}staging:)/s, "")
    .replace(/ {4}production:.*$/s, ""),
};

/** The same with an environment whose pull requests wait for a person. */
export const oneManual: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(oneApplication).map(([path, text]) => [path, text.replace("merge: auto", "merge: manual")]),
);

type AcmeOptions = {
  readonly specs?: Readonly<Record<string, string>>;
  /** Let a push by a person reach the environments repository's main branch. */
  readonly unprotected?: boolean;
  /** Of the environments repository, in place of the sample's. */
  readonly protection?: RepositoryOptions["protection"];
  /** Further identities, as those of reviewers. */
  readonly others?: readonly IdentityOptions[];
} & Pick<ForgeOptions, "apps" | "now" | "limits">;

/** The forge's acme with specs in it. Its limits are off: they have tests of their own. */
export const startAcme = ({
  specs = sample,
  unprotected,
  protection,
  others = [],
  ...options
}: AcmeOptions = {}): Promise<Forge> =>
  startForge({
    ...acme,
    identities: [...acme.identities, ...others],
    limits: false,
    ...options,
    repositories: acme.repositories.map((repository) => {
      if (repository.name === "acme/specs") return { ...repository, files: specs };
      const rules = unprotected ? {} : protection;
      return repository.name === "acme/environments" && rules ? { ...repository, protection: rules } : repository;
    }),
  });

/** How the client behaves; the rest is the forge's. */
type Client = Omit<Server, "apiUrl" | "serverUrl" | "token">;

const connectTo = (forge: Forge, client: Client = {}) =>
  connect({
    server: { apiUrl: forge.url, serverUrl: forge.url, token: tokens.propose, ...client },
    repository: "acme/specs",
    folder: "environments",
    progress: () => {},
  });

/** Runs `propose` in this process against the forge. */
export async function propose(
  forge: Forge,
  { commit, ...client }: Client & { readonly commit?: string } = {},
): Promise<ProposeOutcome> {
  await using deps = await connectTo(forge, client);
  return await run({ commit }, deps);
}

/**
 * A run that read the specs while `commit` was their tip, with `specs` in it, and has been asleep since: it learns of
 * anything newer only when it looks again, after it has written.
 */
export async function proposeAsleep(
  forge: Forge,
  commit: string,
  specs: Readonly<Record<string, string>>,
): Promise<ProposeOutcome> {
  await using deps = await connectTo(forge);
  const then = { commit, files: new Map(Object.entries(specs).map(([path, text]) => [path, Buffer.from(text)])) };
  let looks = 0;
  const look = async () => {
    looks += 1;
    return looks <= 2 ? then : deps.specs.look();
  };
  return await run({ commit }, { ...deps, specs: { ...deps.specs, tip: async () => commit, look } });
}

/** Runs of `propose` that share their clones, which a run of its own would make anew. Each may have a network of its own. */
export async function proposer(
  forge: Forge,
): Promise<AsyncDisposable & { readonly propose: (network?: typeof fetch) => Promise<ProposeOutcome> }> {
  let network: typeof fetch = fetch;
  const deps = await connectTo(forge, { fetch: (...request) => network(...request), retries: 0 });
  let environments: EnvironmentsRepository | undefined;
  const openEnvironments = async (name: string): Promise<EnvironmentsRepository> => {
    environments ??= await deps.openEnvironments(name);
    await environments.fetch();
    return { ...environments, [Symbol.asyncDispose]: async () => {} };
  };
  return {
    propose: (of = fetch) => {
      network = of;
      return run({}, { ...deps, openEnvironments });
    },
    [Symbol.asyncDispose]: async () => {
      await environments?.[Symbol.asyncDispose]();
      await deps[Symbol.asyncDispose]();
    },
  };
}

/** A call to the forge's API as somebody; throws unless it succeeds. */
export async function call(
  forge: Forge,
  method: string,
  path: string,
  body?: unknown,
  token: string = tokens.ada,
): Promise<unknown> {
  const response = await fetch(`${forge.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Edits a file of the specs on main, as a person's commit; gives the commit. */
export async function editSpecs(forge: Forge, path: string, edit: (text: string) => string): Promise<string> {
  const at = `/repos/acme/specs/contents/${path}`;
  const file = (await call(forge, "GET", at)) as { content: string; sha: string };
  const text = edit(Buffer.from(file.content, "base64").toString("utf8"));
  const body = { message: `Edit ${path}`, content: Buffer.from(text).toString("base64"), sha: file.sha };
  const { commit } = (await call(forge, "PUT", at, body)) as { commit: { sha: string } };
  return commit.sha;
}

type Pull = {
  number: number;
  head: { ref: string; sha: string };
  title: string;
  body: string;
  merge_commit_sha: string;
};

export const openPulls = async (forge: Forge): Promise<readonly Pull[]> =>
  (await call(forge, "GET", "/repos/acme/environments/pulls?state=open")) as Pull[];

export async function mergePull(forge: Forge, branch: string): Promise<string> {
  const pull = (await openPulls(forge)).find(({ head }) => head.ref === branch);
  if (pull === undefined) throw new Error(`no open pull request of ${branch}`);
  const path = `/repos/acme/environments/pulls/${pull.number}/merge`;
  return ((await call(forge, "PUT", path, { sha: pull.head.sha })) as { sha: string }).sha;
}

/** Git's tree id of a folder of the environments repository at a commit or branch. */
export async function folderAt(forge: Forge, ref: string, folder: string): Promise<string | undefined> {
  const at = "/repos/acme/environments";
  const { commit } = (await call(forge, "GET", `${at}/commits/${ref}`)) as { commit: { tree: { sha: string } } };
  const { tree } = (await call(forge, "GET", `${at}/git/trees/${commit.tree.sha}`)) as {
    tree: { path: string; sha: string }[];
  };
  return tree.find(({ path }) => path === folder)?.sha;
}

/** The tree id that an environment's folder has when `specs` at that commit are rendered from nothing. */
export function wantedTree(environment: string, commit: string, specs = sample): string {
  const loaded = load(new Map(Object.entries(specs).map(([path, text]) => [path, Buffer.from(text)])));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  const source = `acme/specs@${commit}`;
  return planFolder({ model: loaded.model, environment, source, root: "environments", held: { files: new Map() } })
    .tree;
}
