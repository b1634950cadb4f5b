import { listIn, numberIn } from "./answer.ts";
import { ask, at, type Repository, unlessStatus } from "./client.ts";
import { refusalOf, saidBy } from "./failure.ts";
import { isLimit } from "./retry.ts";

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
 * Makes the commit carry this check run: the one with the same external id is updated, else one is created. Two creators
 * at one moment make two, of which GitHub shows the newer and deletes neither: both say the same. One that another App
 * made stays as it is.
 */
export const showCheckRun = (repository: Repository, run: CheckRun): Promise<Shown> =>
  ask(repository, `write the check run "${run.name}"`, "checks: write", async () => {
    try {
      const urls: string[] = [];
      for (const found of await findCheckRuns(repository, run)) urls.push(...(await update(repository, found, run)));
      return { shown: true, url: urls.at(-1) ?? (await create(repository, run)) };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status !== 403 || isLimit(refusal)) throw error;
      return { shown: false, reason: saidBy(error) };
    }
  });

/** Oldest first. */
async function findCheckRuns(repository: Repository, { headSha, name, externalId }: CheckRun) {
  const { data } = await repository.api.rest.checks.listForRef({
    ...at(repository),
    ref: headSha,
    check_name: name,
    filter: "all",
    per_page: 100,
  });
  return listIn(data.check_runs, "list of check runs")
    .filter((run) => run.external_id === externalId)
    .sort((a, b) => a.id - b.id);
}

type Found = Awaited<ReturnType<typeof findCheckRuns>>[number];

/** Where it is shown; nowhere when the check run is another App's. */
async function update(repository: Repository, found: Found, run: CheckRun): Promise<readonly string[]> {
  if (saysTheSame(found, run)) return [found.html_url ?? ""];
  const answer = await unlessStatus([403], () =>
    repository.api.rest.checks.update({ ...at(repository), check_run_id: found.id, ...wire(run) }),
  );
  return answer === undefined ? [] : [answer.data.html_url ?? ""];
}

async function create(repository: Repository, run: CheckRun): Promise<string> {
  const { data } = await repository.api.rest.checks.create({
    ...at(repository),
    head_sha: run.headSha,
    ...wire(run),
  });
  numberIn(data.id, "id of the check run");
  return data.html_url ?? "";
}

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
