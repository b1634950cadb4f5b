import type { ForgeOptions, Permissions } from "../../../local/forge/options.ts";
import { type Forge, type LoggedRequest, startForge } from "../../../local/forge/server.ts";

/** An answer, with JSON that tests may walk into freely. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Loose };
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers, the schema checks their shape
export type Loose = any;

export type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** Sends requests to the repository acme/environments (paths that start with `/`: to the root) with one token. */
export const client =
  (forge: Forge, token: string | undefined, repository = "acme/environments"): Send =>
  async (method, path, body, headers = {}) => {
    const response = await fetch(`${forge.url}${path.startsWith("/") ? path : `/repos/${repository}/${path}`}`, {
      method,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== "" ? JSON.parse(text) : text,
    };
  };

const everything: Permissions = {
  contents: "write",
  pull_requests: "write",
  issues: "write",
  checks: "write",
  statuses: "write",
  deployments: "write",
};

/** A forge with acme/environments: an App that may do all but workflows, a person, a workflow, a reader. */
export const startAcme = (options: Partial<ForgeOptions> = {}): Promise<Forge> =>
  startForge({
    limits: false,
    repositories: [
      { name: "acme/environments", private: true, files: { "README.md": "environments\n", "staging/lock": "1\n" } },
      { name: "acme/empty", private: true },
    ],
    identities: [
      { token: "app", login: "landfall[bot]", kind: "app", repositories: grants(everything) },
      { token: "other-app", login: "flux[bot]", kind: "app", repositories: grants(everything) },
      { token: "ada", login: "ada", kind: "user", repositories: grants({ ...everything, workflows: "write" }) },
      { token: "workflow", login: "github-actions[bot]", kind: "actions", repositories: grants(everything) },
      { token: "reader", login: "reader[bot]", kind: "app", repositories: grants({ contents: "read" }) },
      { token: "owner", login: "olga", kind: "user", repositories: {}, owns: ["acme"], seesInstallations: true },
      { token: "stranger", login: "mallory", kind: "user", repositories: {} },
    ],
    ...options,
  });

const grants = (permissions: Permissions): Record<string, Permissions> => ({
  "acme/environments": permissions,
  "acme/empty": permissions,
});

export const lastRequest = (forge: Forge): LoggedRequest | undefined => forge.requests.at(-1);

/** Makes a commit of `files` on top of `branch` and moves the branch, or a new one, there; the commit's sha. */
export async function commitFiles(send: Send, files: Readonly<Record<string, string>>, on: Branches): Promise<string> {
  const from = (await send("GET", `git/ref/heads/${on.from ?? "main"}`)).body.object.sha;
  const entries = Object.entries(files).map(([path, content]) => ({ path, mode: "100644", type: "blob", content }));
  const tree = (await send("POST", "git/trees", { base_tree: from, tree: entries })).body.sha;
  const draft = { message: `Write ${Object.keys(files).join(", ")}`, tree, parents: [from] };
  const commit = await send("POST", "git/commits", draft);
  const ref =
    on.to === undefined || on.to === on.from
      ? await send("PATCH", `git/refs/heads/${on.from ?? "main"}`, { sha: commit.body.sha })
      : await send("POST", "git/refs", { ref: `refs/heads/${on.to}`, sha: commit.body.sha });
  if (ref.status >= 300) throw new Error(`${ref.status} ${JSON.stringify(ref.body)}`);
  return commit.body.sha;
}

type Branches = { readonly from?: string; readonly to?: string };
