import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../../actions/propose/deps.ts";
import { type ProposeOutcome, run } from "../../actions/propose/run.ts";
import { type Forge, startForge } from "../../local/forge/server.ts";

const root = join(import.meta.dirname, "../..");
const files = (pattern: string): Readonly<Record<string, string>> =>
  Object.fromEntries(globSync(pattern, { cwd: root }).map((path) => [path, readFileSync(join(root, path), "utf8")]));

/** The sample's specs, by path in their repository. */
export const sample = files("environments/**/*.yaml");

export const landfall = { token: "t-landfall", login: "acme-landfall[bot]" };
/** A person who merges pull requests and edits specs. */
export const ada = { token: "t-ada", login: "ada" };

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

/** A forge with acme's repositories: the specs, and an environments repository that a person began. */
export const startAcme = (
  options: { readonly protect?: boolean; readonly specs?: Readonly<Record<string, string>> } = {},
): Promise<Forge> =>
  startForge({
    limits: false,
    repositories: [
      { name: "acme/specs", files: options.specs ?? sample },
      {
        name: "acme/environments",
        files: { "README.md": "# Rendered by Landfall\n" },
        ...(options.protect
          ? { protection: { main: { requiredChecks: [{ context: "landfall/propose" }], requirePullRequest: true } } }
          : {}),
      },
      { name: "acme/events", files: { "README.md": "# Events\n" } },
      ...["shop", "billing", "portal"].map((name) => ({ name: `acme/${name}`, files: { "README.md": `# ${name}\n` } })),
    ],
    identities: [
      {
        ...landfall,
        kind: "app",
        repositories: {
          "acme/specs": { contents: "read", statuses: "write" },
          "acme/environments": {
            contents: "write",
            pull_requests: "write",
            checks: "write",
            statuses: "write",
            deployments: "write",
          },
          ...Object.fromEntries(
            ["shop", "billing", "portal"].map((name) => [`acme/${name}`, { statuses: "write" } as const]),
          ),
        },
      },
      {
        ...ada,
        kind: "user",
        repositories: {
          "acme/specs": { contents: "write", pull_requests: "write" },
          "acme/environments": { contents: "write", pull_requests: "write" },
        },
      },
    ],
  });

/** Runs `propose` in this process against the forge. */
export async function propose(
  forge: Forge,
  given: { readonly commit?: string; readonly fetch?: typeof fetch } = {},
): Promise<ProposeOutcome> {
  await using deps = await connect({
    server: {
      apiUrl: forge.url,
      serverUrl: forge.url,
      token: landfall.token,
      ...(given.fetch === undefined ? {} : { fetch: given.fetch, retries: 0 }),
    },
    repository: "acme/specs",
    folder: "environments",
    progress: () => {},
  });
  return await run({ commit: given.commit }, deps);
}

/** A call to the forge's API as somebody; throws unless it succeeds. */
export async function call(
  forge: Forge,
  method: string,
  path: string,
  body?: unknown,
  token = ada.token,
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
