import { ask, at, type Repository } from "./client.ts";
import { UnreadableAnswer } from "./failure.ts";

/** When a commit was made, by its committer's clock: GitHub's own, where GitHub made it. ISO 8601. */
export const committedAt = (repository: Repository, commit: string): Promise<string> =>
  ask(repository, `read the commit ${commit}`, "contents: read", async () => {
    const { data } = await repository.api.rest.git.getCommit({ ...at(repository), commit_sha: commit });
    const date = data.committer?.date;
    if (typeof date !== "string") throw new UnreadableAnswer("GitHub's answer has no date of the commit");
    return date;
  });
