import { narrow, remoteOf, type Server } from "../io/github/server.ts";
import { once } from "../io/once.ts";
import { specsAtCommit } from "../io/specs-commit.ts";
import type { ReportDeps } from "./needs.ts";

/** Reads specs through a token that can read their repository, and nothing else. A commit is fetched once. */
export function specsReader(server: Server): ReportDeps["specsAt"] {
  const filesAt = once(async (key) => {
    const [repository = "", commit = "", folder = ""] = key.split("\0");
    const reading = narrow(server, { repository, permissions: { contents: "read" } });
    return specsAtCommit(remoteOf(reading, repository), { commit, folder });
  });
  return ({ repository, commit }, folder) => filesAt([repository, commit, folder].join("\0"));
}
