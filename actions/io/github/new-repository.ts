import { ask, at, type Repository, unlessStatus } from "./client.ts";

/** A ruleset as `POST /repos/{owner}/{repo}/rulesets` takes it. */
export type Ruleset = { readonly name: string } & Readonly<Record<string, unknown>>;

/** Whether there is such a repository, as far as the token sees. */
export const isThere = (repository: Repository): Promise<boolean> =>
  ask(repository, "look for the repository", "metadata: read", async () => {
    const found = await unlessStatus([404], () => repository.api.rest.repos.get(at(repository)));
    return found !== undefined;
  });

/** Creates it, private and empty, in the organization of its owner. */
export const createRepository = (repository: Repository, description: string): Promise<void> =>
  ask(repository, "create the repository", "administration: write, as an owner of the organization", async () => {
    const { owner: org, name, api } = repository;
    await api.rest.repos.createInOrg({ org, name, description, private: true });
  });

/** Whether nothing was ever committed to it. */
export const isEmpty = (repository: Repository): Promise<boolean> =>
  ask(repository, "look at the commits", "contents: read", async () => {
    const list = () => repository.api.rest.repos.listCommits({ ...at(repository), per_page: 1 });
    // GitHub answers 409 where there is no commit.
    const found = await unlessStatus([404, 409], list);
    return found === undefined || found.data.length === 0;
  });

/** Whether the repository has a commit of this id. */
export const holdsCommit = (repository: Repository, sha: string): Promise<boolean> =>
  ask(repository, `look for the commit ${sha}`, "contents: read", async () => {
    const get = () => repository.api.rest.git.getCommit({ ...at(repository), commit_sha: sha });
    return (await unlessStatus([404, 422], get)) !== undefined;
  });

/** Adds the ruleset; one of its name stays as people have it. Gives whether it was added. */
export const addRuleset = (repository: Repository, ruleset: Ruleset): Promise<boolean> =>
  ask(repository, `add the ruleset "${ruleset.name}"`, "administration: write", async () => {
    const { api } = repository;
    const present = await api.paginate(api.rest.repos.getRepoRulesets, { ...at(repository), includes_parents: false });
    if (present.some(({ name }) => name === ruleset.name)) return false;
    await api.request("POST /repos/{owner}/{repo}/rulesets", { ...at(repository), ...ruleset } as never);
    return true;
  });

/** The number of the App of that slug; `undefined` when there is none, or the token may not see it. */
export const appIdOf = (repository: Repository, slug: string): Promise<number | undefined> =>
  ask(repository, `look for the App ${slug}`, "metadata: read", async () => {
    const found = await unlessStatus([403, 404], () => repository.api.rest.apps.getBySlug({ app_slug: slug }));
    return found?.data?.id;
  });
