import { listIn, shaIn } from "./answer.ts";
import { ask, at, type Repository, unlessStatus } from "./client.ts";

/** The commit a branch is at now. */
export const branchTip = (repository: Repository, branch: string): Promise<string> =>
  ask(repository, `read the branch ${branch}`, "contents: read", async () => {
    const { data } = await repository.api.rest.git.getRef({ ...at(repository), ref: `heads/${branch}` });
    return shaIn(data.object?.sha, `commit of ${branch}`);
  });

/** The same, `undefined` when there is no such branch. */
export const branchIfAny = (repository: Repository, branch: string): Promise<string | undefined> =>
  ask(repository, `read the branch ${branch}`, "contents: read", async () => {
    const answer = await unlessStatus([404], () =>
      repository.api.rest.git.getRef({ ...at(repository), ref: `heads/${branch}` }),
    );
    return answer && shaIn(answer.data.object?.sha, `commit of ${branch}`);
  });

/** Name -> commit of every branch that begins with `prefix`, as they are now. */
export const branchTips = (repository: Repository, prefix: string): Promise<ReadonlyMap<string, string>> =>
  ask(repository, `list the branches ${prefix}*`, "contents: read", async () => {
    const { api } = repository;
    const refs = await api.paginate(api.rest.git.listMatchingRefs, { ...at(repository), ref: `heads/${prefix}` });
    return new Map(
      listIn(refs, "list of branches").map(({ ref, object }) => [
        String(ref).slice("refs/heads/".length),
        shaIn(object?.sha, `commit of ${ref}`),
      ]),
    );
  });
