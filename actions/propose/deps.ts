import { parseRoot } from "../../model/names/root.ts";
import { UserError } from "../../model/problem.ts";
import { branchTip } from "../io/github/branches.ts";
import { openGitHub, repositoryOf } from "../io/github/client.ts";
import { currentName } from "../io/github/repositories.ts";
import { narrow, remoteOf, type Server } from "../io/github/server.ts";
import { showStatus } from "../io/github/statuses.ts";
import { openSpecs } from "../io/specs.ts";
import { openEnvironments } from "./environments.ts";
import type { ProposeDeps } from "./needs.ts";

export type ProposeTarget = {
  readonly server: Server;
  /** The specs repository, `owner/name`; its branch `main` is read. */
  readonly repository: string;
  /** The folder of the specs in it. */
  readonly folder: string;
  readonly progress: (text: string) => void;
};

const permissions = {
  names: { metadata: "read" },
  specs: { contents: "read", statuses: "write" },
  environments: { contents: "write", pull_requests: "write", checks: "write" },
} as const;

/** What `run` needs: of an App, over a token for each of the two repositories. */
export async function connect({
  server,
  repository,
  folder,
  progress,
}: ProposeTarget): Promise<ProposeDeps & AsyncDisposable> {
  const root = parseRoot(folder);
  if (root === undefined) throw new UserError(`${JSON.stringify(folder)} is no folder of the repository`);
  const specsServer = narrow(server, { repository, permissions: permissions.specs });
  const specsRepository = repositoryOf(openGitHub(specsServer), repository);
  // Of an App, one that sees the name of each repository it is installed in, and nothing else of them.
  const sight = openGitHub(narrow(server, { repository, everywhere: true, permissions: permissions.names }));
  const nameOf = (name: string) => currentName(repositoryOf(sight, name));
  const specs = await openSpecs({
    remote: remoteOf(specsServer, repository),
    branch: "main",
    folder: root,
    tip: () => branchTip(specsRepository, "main"),
  });
  return {
    repository,
    root,
    specs,
    showStatus: (commit, status, options) => showStatus(specsRepository, commit, status, options),
    openEnvironments: async (named) => {
      const name = (await nameOf(named)) ?? named;
      return openEnvironments(narrow(server, { repository: name, permissions: permissions.environments }), name);
    },
    currentName: nameOf,
    serverUrl: server.serverUrl,
    progress,
    [Symbol.asyncDispose]: () => specs[Symbol.asyncDispose](),
  };
}
