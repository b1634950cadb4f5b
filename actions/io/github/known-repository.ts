import { isRepositoryName } from "../../../model/names/commit.ts";
import { ask, at, type Repository } from "./client.ts";
import { refusalOf, statusOf, UnreadableAnswer } from "./failure.ts";
import { isLimit } from "./retry.ts";

/** What GitHub says of a repository itself. */
export type KnownRepository = {
  /** What it is called today, `owner/name`: GitHub leads from a former name. */
  readonly name: string;
  readonly isArchived: boolean;
  /** When it was last changed, as GitHub wrote it; absent where that is too short ago to be told from the next change. */
  readonly modified?: string;
};

/** Two changes of one second have one date: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2.2 */
const settledMs = 2_000;

/**
 * What there is to know of a repository; `undefined` for one that is not there, or not for this token. Where it is as it
 * was `before`, GitHub says just that, which does not count against the hourly limit. Asked by its date and not by its
 * tag, since tags are other ones for each token, and an App's tokens are new in every run.
 */
export const knownRepository = (
  repository: Repository,
  before?: KnownRepository,
): Promise<KnownRepository | undefined> =>
  ask(repository, "look at the repository", "metadata: read", async () => {
    const since = before?.modified;
    try {
      const headers = since === undefined ? {} : { "if-modified-since": since };
      const { data, headers: said } = await repository.api.rest.repos.get({ ...at(repository), headers });
      if (!isRepositoryName(data.full_name) || typeof data.archived !== "boolean")
        throw new UnreadableAnswer("GitHub's answer has no name of the repository");
      return { name: data.full_name, isArchived: data.archived, ...modifiedIn(said) };
    } catch (error) {
      if (statusOf(error) === 304) return before;
      const isGone = [403, 404, 451].includes(statusOf(error) ?? 0) && !isLimit(refusalOf(error));
      if (isGone) return undefined;
      throw error;
    }
  });

function modifiedIn({ "last-modified": modified = "", date = "" }: Headers): Pick<KnownRepository, "modified"> {
  return Date.parse(date) - Date.parse(modified) >= settledMs ? { modified } : {};
}

type Headers = { readonly "last-modified"?: string | undefined; readonly date?: string | undefined };
