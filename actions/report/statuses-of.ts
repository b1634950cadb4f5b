import { openGitHub, type Repository, repositoryOf } from "../io/github/client.ts";
import { narrow, type Server } from "../io/github/server.ts";
import { showStatus } from "../io/github/statuses.ts";
import type { BuiltDeps } from "./report-built.ts";
import { timeOf } from "./time-of.ts";

/** A repository through a token that can write states there and nothing else. */
export const statusesOf = (server: Server, repository: string): Repository =>
  repositoryOf(
    openGitHub(narrow(server, { repository, everywhere: true, permissions: { statuses: "write" } })),
    repository,
  );

/** All that is needed to show states in one repository. */
export function connectStatuses(server: Server, name: string): BuiltDeps {
  const repository = statusesOf(server, name);
  return {
    showStatus: ({ commit }, status, isNews) => showStatus(repository, commit, status, { isNews }),
    now: () => timeOf(repository.now().toISOString()),
  };
}
