import { ask, type Repository } from "./client.ts";
import { at } from "./git-data.ts";

/** The commit a branch is at now. */
export const branchTip = (repository: Repository, branch: string): Promise<string> =>
  ask(repository, `read the branch ${branch}`, "contents: read", async () => {
    const { data } = await repository.api.rest.git.getRef({ ...at(repository), ref: `heads/${branch}` });
    return data.object.sha;
  });

/** Name -> commit of every branch that begins with `prefix`, as they are now. */
export const branchTips = (repository: Repository, prefix: string): Promise<ReadonlyMap<string, string>> =>
  ask(repository, `list the branches ${prefix}*`, "contents: read", async () => {
    const { api } = repository;
    const refs = await api.paginate(api.rest.git.listMatchingRefs, { ...at(repository), ref: `heads/${prefix}` });
    return new Map(refs.map(({ ref, object }) => [ref.slice("refs/heads/".length), object.sha]));
  });
