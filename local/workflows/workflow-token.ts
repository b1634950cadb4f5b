import type { IdentityOptions } from "../forge/options.ts";

/** The token of a repository's workflows, as the forge and the workflows are both given it. */
export const workflowToken = (repository: string): string => `t-workflow-${repository.replace("/", "-")}`;

/**
 * Who a repository's workflows are by their own token: it may read that repository, and nothing else; in the specs, which
 * have a workflow that asks for more, also write check runs and comments.
 */
export const workflowIdentity = (repository: string): IdentityOptions => ({
  token: workflowToken(repository),
  login: "github-actions[bot]",
  kind: "actions",
  repositories: {
    [repository]: {
      contents: "read",
      ...(repository.endsWith("/specs") && { checks: "write", pull_requests: "write" }),
    },
  },
});
