import { ask, type Repository } from "./client.ts";
import { at } from "./git-data.ts";

/** The commit a branch is at now. */
export const branchTip = (repository: Repository, branch: string): Promise<string> =>
  ask(repository, `read the branch ${branch}`, "contents: read", async () => {
    const { data } = await repository.api.rest.git.getRef({ ...at(repository), ref: `heads/${branch}` });
    return data.object.sha;
  });
