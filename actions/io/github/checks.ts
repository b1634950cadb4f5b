import { ask, type Repository, statusOf } from "./client.ts";
import { at } from "./git-data.ts";

/** What a check run shows; the views make it. `conclusion` is given when, and only when, it is completed. */
export type CheckRun = {
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion?: "success" | "failure" | "neutral" | "cancelled" | "skipped" | "timed_out" | "action_required";
  readonly title: string;
  readonly summary: string;
  readonly detailsUrl?: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
};

/** Where it is shown, or why it is not: a token that is no App's may not write check runs. */
export type Shown = { readonly shown: true; readonly url: string } | { readonly shown: false; readonly reason: string };

/**
 * Makes the commit carry this check run: the one with the same external id is updated, else one is created. Where two
 * creators made two, the lower id is the one that lives on.
 */
export const showCheckRun = (repository: Repository, run: CheckRun): Promise<Shown> =>
  ask(repository, `write the check run "${run.name}"`, "checks: write", async () => {
    const { checks } = repository.api.rest;
    try {
      const found = await findCheckRun(repository, run);
      if (found !== undefined && saysTheSame(found, run)) return { shown: true, url: found.html_url ?? "" };
      const { data } =
        found === undefined
          ? await checks.create({ ...at(repository), head_sha: run.headSha, ...wire(run) })
          : await checks.update({ ...at(repository), check_run_id: found.id, ...wire(run) });
      return { shown: true, url: data.html_url ?? "" };
    } catch (error) {
      if (statusOf(error) !== 403) throw error;
      return { shown: false, reason: error instanceof Error ? error.message : String(error) };
    }
  });

async function findCheckRun(repository: Repository, { headSha, name, externalId }: CheckRun) {
  const { data } = await repository.api.rest.checks.listForRef({
    ...at(repository),
    ref: headSha,
    check_name: name,
    filter: "all",
    per_page: 100,
  });
  return data.check_runs.filter((run) => run.external_id === externalId).sort((a, b) => a.id - b.id)[0];
}

type Found = NonNullable<Awaited<ReturnType<typeof findCheckRun>>>;

const saysTheSame = ({ status, conclusion, output }: Found, run: CheckRun): boolean =>
  status === run.status &&
  conclusion === (run.conclusion ?? null) &&
  output.title === run.title &&
  output.summary === run.summary;

const wire = (run: CheckRun) => ({
  name: run.name,
  external_id: run.externalId,
  status: run.status,
  output: { title: run.title, summary: run.summary },
  ...(run.conclusion === undefined ? {} : { conclusion: run.conclusion }),
  ...(run.detailsUrl === undefined ? {} : { details_url: run.detailsUrl }),
  ...(run.startedAt === undefined ? {} : { started_at: run.startedAt }),
  ...(run.completedAt === undefined ? {} : { completed_at: run.completedAt }),
});
