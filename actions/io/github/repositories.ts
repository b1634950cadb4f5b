import { isRepositoryName } from "../../../model/names/commit.ts";
import { ask, at, type Repository, unlessStatus } from "./client.ts";

/** What a repository is called today, `owner/name`: GitHub leads from a former name. `undefined`: not for this token. */
export const currentName = (repository: Repository): Promise<string | undefined> =>
  ask(repository, "ask for the name", "metadata: read", async () => {
    const answer = await unlessStatus([403, 404, 451], () => repository.api.rest.repos.get(at(repository)));
    if (answer === undefined) return undefined;
    const name: unknown = answer.data.full_name;
    if (!isRepositoryName(name)) throw new TypeError("its answer has no full name");
    return name;
  });
