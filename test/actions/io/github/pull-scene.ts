import { type ClientOptions, openGitHub, type Repository, repositoryOf } from "../../../../actions/io/github/client.ts";
import type { Forge } from "../../../../local/forge/server.ts";
import { client, commitFiles, type Loose, startAcme } from "../../../local/forge/client.ts";

/** A forge with one open pull request of ada's. */
export type PullScene = AsyncDisposable & {
  readonly forge: Forge;
  readonly number: number;
  readonly head: string;
  /** GitHub as actions see it, through one token. */
  readonly as: (token: string, options?: Partial<ClientOptions>) => Repository;
  /** A call as somebody; gives the answer's body. Throws unless it succeeds. */
  readonly call: (token: string, method: string, path: string, body?: unknown) => Promise<Loose>;
};

export async function openPullScene(): Promise<PullScene> {
  const forge = await startAcme();
  const call: PullScene["call"] = async (token, method, path, body) => {
    const answer = await client(forge, token)(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const head = await commitFiles(client(forge, "ada"), { "shop.yaml": "max: 4\n" }, { to: "change" });
  const { number } = await call("ada", "POST", "pulls", { title: "More", head: "change", base: "main" });
  return {
    ...{ forge, number, head, call },
    as: (token, options = {}) =>
      repositoryOf(openGitHub({ apiUrl: forge.url, token, ...options }), "acme/environments"),
    [Symbol.asyncDispose]: forge.close,
  };
}
