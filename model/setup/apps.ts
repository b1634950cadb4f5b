import type { Role } from "./role.ts";

/** A permission of a GitHub App, by the name its manifest and the API have for it. */
export type AppPermissions = Readonly<Record<string, "read" | "write">>;

/** One permission, and what it is for. */
type Need = { readonly access: "read" | "write"; readonly because: string };

export type WantedApp = {
  /** The slug; the App's login is `<slug>[bot]`. */
  readonly slug: string;
  readonly needs: Readonly<Record<string, Need>>;
  readonly repositories: readonly Role[];
  /** Whether application repositories get it too, to show states on their commits. */
  readonly onApplications: boolean;
  readonly because: string;
};

/** GitHub takes no longer name for an App. https://docs.github.com/en/apps/creating-github-apps */
const longestName = 34;

/** `acme-landfall`, `acme-landfall-staging`: the owner is cut where the whole would be too long. */
export function appSlug(owner: string, suffix?: string): string {
  const rest = suffix === undefined ? "-landfall" : `-landfall-${suffix}`;
  return `${owner.toLowerCase().slice(0, Math.max(1, longestName - rest.length))}${rest}`.slice(0, longestName);
}

/** The App that proposes and reports. Its key is in GitHub, never in a cluster. */
export const landfallApp = (slug: string): WantedApp => ({
  slug,
  needs: {
    checks: { access: "write", because: "the check of each proposal, and one for each task" },
    contents: {
      access: "write",
      because: "the branch of each proposal, its merge where it is automatic, and the source of what is built",
    },
    deployments: { access: "write", because: "the log of each task is a GitHub Deployment" },
    metadata: { access: "read", because: "every App has it" },
    pull_requests: { access: "write", because: "one pull request per environment" },
    statuses: { access: "write", because: "how far a change is, on the commits it came from" },
  },
  repositories: ["specs", "environments"],
  onApplications: true,
  because: "proposes and reports; the workflows have its key",
});

/** The App that plans read as. Jobs of pull requests have its key, so it may write nowhere. */
export const readerApp = (slug: string): WantedApp => ({
  slug,
  needs: {
    contents: { access: "read", because: "what is merged, which a plan compares with" },
    deployments: { access: "read", because: "how long changes usually take until they are ready" },
    metadata: { access: "read", because: "every App has it" },
  },
  repositories: ["environments"],
  onApplications: false,
  because: "reads what is merged, for plans; the jobs of pull requests have its key",
});

/** The App of one environment's clusters. */
export const reporterApp = (slug: string, environment: string): WantedApp => ({
  slug,
  needs: {
    contents: { access: "write", because: "GitHub asks for it to dispatch an event; it may do nothing else" },
    metadata: { access: "read", because: "every App has it" },
  },
  repositories: ["events"],
  onApplications: false,
  because: `the clusters of ${environment} send their events as it; they have its key`,
});

/** The App that one environment's clusters write commit statuses as: never its reporter, whose key may write contents. */
export const statusApp = (slug: string, environment: string): WantedApp => ({
  slug,
  needs: {
    metadata: { access: "read", because: "every App has it" },
    statuses: { access: "write", because: "how each unit stands, on the commit that its cluster is at" },
  },
  repositories: ["environments"],
  onApplications: false,
  because: `the clusters of ${environment} write commit statuses as it; they have its key`,
});

export const permissionsOf = ({ needs }: WantedApp): AppPermissions =>
  Object.fromEntries(Object.entries(needs).map(([name, { access }]) => [name, access]));
