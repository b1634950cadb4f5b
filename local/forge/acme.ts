import type { ForgeOptions, IdentityOptions, Permissions } from "./options.ts";

const applications = ["acme/shop", "acme/billing", "acme/portal", "acme/scanner", "acme/platform"] as const;
export const environments = ["dev", "staging", "production", "cicd"] as const;
const names = ["acme/specs", "acme/environments", "acme/events", ...applications] as const;

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

const on = (repositories: readonly string[], permissions: Permissions): Record<string, Permissions> =>
  Object.fromEntries(repositories.map((name) => [name, permissions]));

/** Landfall's own App. Each of its tokens is narrowed to what one verb needs, as a workflow would ask for it. */
const landfall = (token: string, repositories: IdentityOptions["repositories"]): IdentityOptions => ({
  token,
  login: "acme-landfall[bot]",
  kind: "app",
  repositories,
});

/** A cluster's identity may do one thing: dispatch to the events repository. */
const reporters = environments.map(
  (environment): IdentityOptions => ({
    token: `t-${environment}`,
    login: `acme-landfall-${environment}[bot]`,
    kind: "app",
    repositories: on(["acme/events"], { contents: "write" }),
  }),
);

/** Of an organization that has nothing yet: its owner, and the App that will propose. */
const globex: readonly IdentityOptions[] = [
  { token: "t-olga", login: "olga", kind: "user", repositories: {}, owns: ["globex"], seesInstallations: true },
  {
    token: "t-globex",
    login: "globex-landfall[bot]",
    kind: "app",
    repositories: {
      "globex/specs": { contents: "read", statuses: "write" },
      "globex/environments": { contents: "write", pull_requests: "write", checks: "write" },
    },
  },
];

/** The sample organization: its repositories, and who may do what in them. Beside it, somebody who begins. */
export const acme: Pick<ForgeOptions, "repositories" | "identities"> = {
  repositories: names.map((name) => ({
    name,
    private: true,
    files: { "README.md": `# ${name}\n` },
    ...(name === "acme/environments"
      ? {
          protection: {
            main: { requirePullRequest: true, requiredChecks: [{ context: "landfall/propose", app: "acme-landfall" }] },
          },
        }
      : {}),
  })),
  identities: [
    { token: "t-ada", login: "ada", kind: "user", repositories: on(names, everything) },
    { token: "t-grace", login: "grace", kind: "user", repositories: on(names, everything) },
    landfall("t-propose", {
      "acme/specs": { contents: "read", statuses: "write" },
      "acme/environments": { contents: "write", pull_requests: "write", checks: "write" },
    }),
    landfall("t-report", {
      "acme/environments": {
        contents: "read",
        pull_requests: "read",
        checks: "write",
        statuses: "write",
        deployments: "write",
      },
      "acme/specs": { contents: "read", statuses: "write" },
      ...on(applications, { statuses: "write" }),
    }),
    {
      token: "t-plan",
      login: "acme-landfall-reader[bot]",
      kind: "app",
      repositories: on(["acme/environments"], { contents: "read" }),
    },
    // A person who looks how far changes are, by a token that can do nothing else.
    {
      token: "t-status",
      login: "linus",
      kind: "user",
      repositories: on(["acme/environments"], { deployments: "read" }),
    },
    // The token that a workflow of the specs has by itself, as `plan` asks for it.
    {
      token: "t-actions",
      login: "github-actions[bot]",
      kind: "app",
      repositories: on(["acme/specs"], { contents: "read", checks: "write", pull_requests: "write" }),
    },
    ...reporters,
    ...globex,
  ],
};
