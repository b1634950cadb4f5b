import { parseSource, printSource } from "../../model/names/source.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import { checksPassedAt } from "../io/github/check-runs.ts";
import { openGitHub, repositoryOf } from "../io/github/client.ts";
import type { Scope } from "../io/github/installation.ts";
import { pullRequestMergedAs } from "../io/github/pull-requests.ts";
import { narrow, type Server } from "../io/github/server.ts";
import { once } from "../io/once.ts";
import type { ReportDeps, SpecsRequest } from "./needs.ts";

/** Finds what asked for commits of the specs, through a token that can read that and nothing else; once for each commit. */
export function specsRequests(server: Server, progress: (text: string) => void): ReportDeps["specsRequestOf"] {
  const requestOf = once(async (text): Promise<SpecsRequest | undefined> => {
    const source = parseSource(text);
    if (source === undefined) return undefined;
    const specs = repositoryOf(openGitHub(narrow(server, scopeOf(source.repository))), source.repository);
    try {
      const merged = await pullRequestMergedAs(specs, source.commit);
      const checkedAt = merged && (await checksPassedAt(specs, merged.head));
      return merged && { ...merged, ...(checkedAt !== undefined && { checkedAt }) };
    } catch (error) {
      // How it came about is an extra: the task is told without it.
      if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
      progress(`how ${text} came about is not told: ${error.message}`);
      return undefined;
    }
  });
  return (source) => requestOf(printSource(source));
}

const scopeOf = (repository: string): Scope => ({
  repository,
  permissions: { checks: "read", pull_requests: "read" },
});
