import { narrow, remoteOf, type Server } from "../io/github/server.ts";
import { specsAtCommit } from "../io/specs-commit.ts";
import type { ReportDeps } from "./needs.ts";

/** Reads specs through a token that can read their repository, and nothing else. A commit is fetched once. */
export function specsReader(server: Server): ReportDeps["specsAt"] {
  const known = new Map<string, ReturnType<ReportDeps["specsAt"]>>();
  return ({ repository, commit }, folder) => {
    const key = `${repository}@${commit}:${folder}`;
    const reading = narrow(server, { repository, permissions: { contents: "read" } });
    const files = known.get(key) ?? specsAtCommit(remoteOf(reading, repository), { commit, folder });
    known.set(key, files);
    return files;
  };
}
