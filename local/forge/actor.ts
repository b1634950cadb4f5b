import type { Person } from "./git/commit.ts";
import { type Identity, stableId } from "./identity.ts";
import type { Repository } from "./repository.ts";
import type { Site } from "./site.ts";

/** Who does something, and where. */
export type Actor = { readonly site: Site; readonly repository: Repository; readonly identity: Identity };

/** A ref's way from one object to another; `noCommit` stands for none. */
export type Move = { readonly ref: string; readonly before: string; readonly after: string };

/** The author of commits for which nobody else was named. */
export const personOf = ({ site, identity }: Actor): Person => ({
  name: identity.login,
  email: `${stableId(identity.login)}+${identity.login}@users.noreply.github.com`,
  date: site.now(),
});

/** Who commits when GitHub itself makes a commit. */
export const gitHubPerson = ({ site }: Actor): Person => ({
  name: "GitHub",
  email: "noreply@github.com",
  date: site.now(),
});
