import { ask, at, type Repository, unlessStatus } from "./client.ts";

/** Whether a commit is the tip or behind it, in one request; not so either where the repository has no such commit. */
export const isBehind = (repository: Repository, commit: string, tip: string): Promise<boolean> =>
  ask(repository, `compare ${commit} with ${tip}`, "contents: read", async () => {
    const answer = await unlessStatus([404, 422], () =>
      repository.api.rest.repos.compareCommitsWithBasehead({
        ...at(repository),
        basehead: `${commit}...${tip}`,
        per_page: 1,
      }),
    );
    return answer?.data.status === "ahead" || answer?.data.status === "identical";
  });
