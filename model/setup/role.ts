/** What each of the three repositories is for; the keys of `spec.github.repositories` of an Organization. */
export const roles = ["specs", "environments", "events"] as const;
export type Role = (typeof roles)[number];

/** The repositories' names, without their owner. */
export type RepositoryNames = Readonly<Record<Role, string>>;
