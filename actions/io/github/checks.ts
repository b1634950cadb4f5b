import { type Annotation, inBatches, missingOn, toWire } from "./annotations.ts";
import { numberIn } from "./answer.ts";
import { type Found, findCheckRuns } from "./check-runs.ts";
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
  /** At most 65,535 characters, as `text` is. */
  readonly summary: string;
  /** Below the summary. Without it, and without `annotations`, what is there already stays. */
  readonly text?: string;
  readonly annotations?: readonly Annotation[];
  readonly detailsUrl?: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
};

/** Where it is shown, or why it is not: a token that is no App's may not write check runs. */
export type Shown =
  /** `isNews` where it said something else before, but for how long it has taken; `isTurn` where it ended otherwise, or not. */
  | { readonly shown: true; readonly url: string; readonly isNews: boolean; readonly isTurn: boolean }
  | { readonly shown: false; readonly reason: string };

/**
 * Makes the commit carry this check run: the one with the same external id is updated, else one is created. Two creators
 * at one moment make two, of which GitHub shows the newer and deletes neither: both say the same. One that another App
 * made stays as it is, and so does one with an annotation that no longer holds: a new one takes its place.
 */
export const showCheckRun = (repository: Repository, run: CheckRun): Promise<Shown> => {
  let isAgain = false;
  return ask(repository, `write the check run "${run.name}"`, "checks: write", async () => {
    // After an answer was lost, what is found may be what this run has just written.
    const isNews = isAgain;
    isAgain = true;
    try {
      const found = await updateAll(repository, run);
      if (found !== undefined) return { ...found, isNews: found.isNews || isNews, isTurn: found.isTurn || isNews };
      return { shown: true, url: await create(repository, run), isNews: true, isTurn: true };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status !== 403 || isLimit(refusal)) throw error;
      return { shown: false, reason: saidBy(error) };
    }
  });
};

type Updated = Extract<Shown, { shown: true }>;

/** Where GitHub shows it; `undefined` when none of the commit's check runs can be made this one. */
async function updateAll(repository: Repository, run: CheckRun): Promise<Updated | undefined> {
  const shown = new Map<number | undefined, string>();
  let [isNews, isTurn] = [false, false];
  for (const found of await findCheckRuns(repository, run)) {
    const missing = run.annotations === undefined ? [] : await missingOn(repository, found, run.annotations);
    const url = missing && (await update(repository, found, { ...run, annotations: missing }));
    // GitHub shows an App's newest of one name: where that cannot be this one, an older one is of no use.
    if (missing === undefined) shown.delete(found.app?.id);
    else if (url !== undefined) {
      shown.set(found.app?.id, url);
      isNews ||= !answersTheSame(found, run);
      isTurn ||= found.conclusion !== (run.conclusion ?? null);
    }
  }
  const url = [...shown.values()].at(-1);
  return url === undefined ? undefined : { shown: true, url, isNews, isTurn };
}

type Whole = CheckRun & { readonly annotations: readonly Annotation[] };

/** Where it is shown; `undefined` when the check run is another App's. */
async function update(repository: Repository, found: Found, run: Whole): Promise<string | undefined> {
  if (run.annotations.length === 0 && saysTheSame(found, run)) return found.html_url ?? "";
  const answer = await unlessStatus([403], () => send(repository, found.id, run));
  return answer && (answer.html_url ?? "");
}

/** In as many requests as its annotations take; only the last says how it stands, so that none is done too early. */
async function send(repository: Repository, id: number, { annotations, ...run }: Whole) {
  const { checks } = repository.api.rest;
  const batches = inBatches(annotations);
  for (const batch of batches.slice(0, -1)) {
    await checks.update({ ...at(repository), check_run_id: id, output: outputOf(run, batch) });
  }
  const last = { ...wire(run), output: outputOf(run, batches.at(-1) ?? []) };
  return (await checks.update({ ...at(repository), check_run_id: id, ...last })).data;
}

async function create(repository: Repository, run: CheckRun): Promise<string> {
  const [first = [], ...more] = inBatches(run.annotations ?? []);
  const begun = more.length === 0 ? run : begunOf(run);
  const { data } = await repository.api.rest.checks.create({
    ...at(repository),
    head_sha: run.headSha,
    ...wire(begun),
    output: outputOf(run, first),
  });
  const id = numberIn(data.id, "id of the check run");
  if (more.length > 0) await send(repository, id, { ...run, annotations: more.flat() });
  return data.html_url ?? "";
}

const begunOf = ({ conclusion: _, completedAt: __, ...run }: CheckRun): CheckRun => ({ ...run, status: "in_progress" });

/** A summary begins with the answer; what follows tells how it came about, and how long that took. */
const answersTheSame = ({ status, conclusion, output }: Found, run: CheckRun): boolean =>
  status === run.status &&
  conclusion === (run.conclusion ?? null) &&
  output.summary?.split("\n", 1)[0] === run.summary.split("\n", 1)[0];

const saysTheSame = ({ status, conclusion, output }: Found, run: CheckRun): boolean =>
  status === run.status &&
  conclusion === (run.conclusion ?? null) &&
  output.title === run.title &&
  output.summary === run.summary &&
  (run.text === undefined || output.text === run.text);

const outputOf = ({ title, summary, text }: CheckRun, annotations: readonly Annotation[]) => ({
  title,
  summary,
  ...(text === undefined ? {} : { text }),
  ...(annotations.length === 0 ? {} : { annotations: annotations.map(toWire) }),
});

const wire = (run: CheckRun) => ({
  name: run.name,
  external_id: run.externalId,
  status: run.status,
  ...(run.conclusion === undefined ? {} : { conclusion: run.conclusion }),
  ...(run.detailsUrl === undefined ? {} : { details_url: run.detailsUrl }),
  ...(run.startedAt === undefined ? {} : { started_at: run.startedAt }),
  ...(run.completedAt === undefined ? {} : { completed_at: run.completedAt }),
});
