import type { ForgeOptions, IdentityOptions, Permissions } from "./options.ts";

const applications = ["acme/shop", "acme/billing", "acme/portal"] as const;
const environments = ["playground", "staging", "production"] as const;
const names = ["acme/platform", "acme/environments", "acme/landfall-events", ...applications] as const;

const everything: Permissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  deployments: "write",
  issues: "write",
  pull_requests: "write",
  statuses: "write",
  workflows: "write",
};
const reporting: Permissions = { checks: "write", contents: "read", deployments: "write", statuses: "write" };
const read: Permissions = { contents: "read", pull_requests: "read" };

const on = (repositories: readonly string[], permissions: Permissions): Record<string, Permissions> =>
  Object.fromEntries(repositories.map((name) => [name, permissions]));

/** A cluster's identity may do one thing: dispatch to the events repository. */
const reporters = environments.map(
  (environment): IdentityOptions => ({
    token: `t-${environment}`,
    login: `acme-${environment}[bot]`,
    kind: "app",
    repositories: on(["acme/landfall-events"], { contents: "write" }),
  }),
);

/** The sample organization: its repositories, and who may do what in them. */
export const acme: Pick<ForgeOptions, "repositories" | "identities"> = {
  repositories: names.map((name) => ({
    name,
    private: true,
    files: { "README.md": `# ${name}\n` },
    ...(name === "acme/environments"
      ? {
          protection: {
            main: { requirePullRequest: true, requiredChecks: [{ context: "landfall/propose", app: "landfall" }] },
          },
        }
      : {}),
  })),
  identities: [
    { token: "t-ada", login: "ada", kind: "user", repositories: on(names, everything) },
    {
      token: "t-propose",
      login: "landfall[bot]",
      kind: "app",
      repositories: {
        ...on(["acme/platform", ...applications], reporting),
        "acme/environments": { ...reporting, contents: "write", pull_requests: "write" },
      },
    },
    {
      token: "t-report",
      login: "landfall[bot]",
      kind: "app",
      repositories: on(["acme/platform", "acme/environments", ...applications], {
        ...reporting,
        pull_requests: "read",
      }),
    },
    {
      token: "t-actions",
      login: "github-actions[bot]",
      kind: "actions",
      repositories: on(["acme/platform"], { ...reporting, pull_requests: "write" }),
    },
    { token: "t-read", login: "acme-reader[bot]", kind: "app", repositories: on(["acme/environments"], read) },
    ...reporters,
  ],
};
