import { listIn } from "./answer.ts";
import { ask, at, type Repository } from "./client.ts";

/** What a check run is known by: its name on a commit, and whoever wrote it gave it an id. */
type Named = { readonly headSha: string; readonly name: string; readonly externalId: string };

/** Oldest first. */
export async function findCheckRuns(repository: Repository, { headSha, name, externalId }: Named) {
  const { api } = repository;
  const wanted = { ...at(repository), ref: headSha, check_name: name, filter: "all", per_page: 100 } as const;
  const runs = await api.paginate(api.rest.checks.listForRef, wanted);
  return listIn(runs, "list of check runs")
    .filter((run) => run.external_id === externalId)
    .sort((a, b) => a.id - b.id);
}

export type Found = Awaited<ReturnType<typeof findCheckRuns>>[number];

/** When the last of a commit's checks passed, ISO 8601; `undefined` where none did. Of more than a hundred, the newest count. */
export const checksPassedAt = (repository: Repository, commit: string): Promise<string | undefined> =>
  ask(repository, `list the check runs of ${commit}`, "checks: read", async () => {
    const { data } = await repository.api.rest.checks.listForRef({ ...at(repository), ref: commit, per_page: 100 });
    return listIn(data.check_runs, "list of check runs")
      .flatMap(({ conclusion, completed_at }) => (conclusion === "success" && completed_at ? [completed_at] : []))
      .toSorted()
      .at(-1);
  });

/** The conclusions of an author's check runs on a commit, by external id; `null` of one that is under way. */
export const conclusionsOn = (
  repository: Repository,
  { headSha, author }: { readonly headSha: string; readonly author: string },
): Promise<ReadonlyMap<string, string | null>> =>
  ask(repository, `list the check runs of ${headSha}`, "checks: read", async () => {
    const { api } = repository;
    const runs = await api.paginate(api.rest.checks.listForRef, { ...at(repository), ref: headSha, per_page: 100 });
    return new Map(
      listIn(runs, "list of check runs")
        .filter((run) => isBy(author, run))
        .map(({ external_id, conclusion }) => [external_id ?? "", conclusion]),
    );
  });

const isBy = (author: string, { app }: { readonly app: { readonly slug?: string | undefined } | null }): boolean =>
  `${app?.slug}[bot]`.toLowerCase() === author.toLowerCase();

/** What a check run says. */
export type SaidByCheckRun = {
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
};

/** The newest check run of this name and external id that was written as `author`; the check run of others counts not. */
export const readCheckRun = (
  repository: Repository,
  { author, ...run }: Named & { readonly author: string },
): Promise<SaidByCheckRun | undefined> =>
  ask(repository, `read the check run "${run.name}"`, "checks: read", async () => {
    const all = await findCheckRuns(repository, run);
    const newest = all.findLast((run) => isBy(author, run));
    if (newest === undefined) return undefined;
    const { status, conclusion, output } = newest;
    return { status, conclusion, title: output.title ?? "", summary: output.summary ?? "", text: output.text ?? "" };
  });
