import { type Body, optionalChoice, optionalText, text } from "../body.ts";
import { isSha } from "../git/refs.ts";
import { type Identity, stableId } from "../identity.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { invalidRequest, notFound, Refusal, validationFailed } from "../problems.ts";
import { type CheckRun, checkStatuses, conclusions } from "../records.ts";
import type { Repository } from "../repository.ts";
import { latestCheckRuns } from "../requirements.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toAnnotation, toCheckRun } from "../shapes/check-run.ts";
import { printDate } from "../shapes/time.ts";
import { applyOutput } from "./check-output.ts";
import { commitAt } from "./commits.ts";

const maximumSameNamed = 1_000;

/** People may read checks; only Apps write them. */
function appOf(identity: Identity): string {
  if (identity.kind === "user" || identity.app === undefined) {
    throw new Refusal(403, "Resource not accessible by personal access token");
  }
  return identity.app;
}

function runOf(call: RepositoryCall): CheckRun {
  const run = call.repository.checkRuns.get(Number(param(call, "check_run_id")));
  if (run === undefined) throw notFound();
  return run;
}

const answerRun = ({ site, repository }: RepositoryCall, run: CheckRun): unknown =>
  toCheckRun(site.url, repository, run);

async function createRun(call: RepositoryCall): Promise<Answer> {
  const { site, repository, identity, body } = call;
  const app = appOf(identity);
  const name = text(body, "name");
  const headSha = text(body, "head_sha");
  if (!isSha(headSha) || (await repository.git.find(headSha, "commit")) === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${headSha}`);
  }
  const suiteRuns = [...repository.checkRuns.values()].filter((run) => run.headSha === headSha && run.app === app);
  const blank: CheckRun = {
    id: site.nextId(),
    suite: suiteRuns[0]?.suite ?? site.nextId(),
    app,
    headSha,
    name,
    externalId: "",
    detailsUrl: null,
    status: "queued",
    conclusion: null,
    startedAt: printDate(site.now()),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
  };
  const run = applyBody(blank, body, site.now());
  dropOldest(repository, suiteRuns, name);
  repository.checkRuns.set(run.id, run);
  return created(answerRun(call, run));
}

/** GitHub keeps 1,000 runs of one name in a suite. */
function dropOldest({ checkRuns }: Repository, suiteRuns: readonly CheckRun[], name: string): void {
  const sameNamed = suiteRuns.filter((run) => run.name === name);
  const oldest = sameNamed[0];
  if (oldest !== undefined && sameNamed.length >= maximumSameNamed) checkRuns.delete(oldest.id);
}

function updateRun(call: RepositoryCall): Answer {
  const { site, repository, identity, body } = call;
  const app = appOf(identity);
  const run = runOf(call);
  if (run.app !== app) {
    throw new Refusal(403, "Invalid app_id - check run can only be modified by the GitHub App that created it.");
  }
  const edited = applyBody({ ...run, name: optionalText(body, "name") ?? run.name }, body, site.now());
  repository.checkRuns.set(run.id, edited);
  return ok(answerRun(call, edited));
}

/** The run as the body wants it. A conclusion completes it, completing it takes a conclusion. */
function applyBody(run: CheckRun, body: Body, now: Date): CheckRun {
  const wanted = optionalChoice(body, "status", checkStatuses);
  const given = optionalChoice(body, "conclusion", conclusions);
  const status = given !== undefined ? "completed" : (wanted ?? run.status);
  const conclusion = status === "completed" ? (given ?? run.conclusion) : null;
  if (status === "completed" && conclusion === null) {
    const message = "conclusion is required when status is completed";
    throw validationFailed({ resource: "CheckRun", code: "missing_field", field: "conclusion", message });
  }
  const completedAt = optionalMoment(body, "completed_at") ?? run.completedAt ?? printDate(now);
  return applyOutput(
    {
      ...run,
      status,
      conclusion,
      externalId: optionalText(body, "external_id") ?? run.externalId,
      detailsUrl: optionalText(body, "details_url") ?? run.detailsUrl,
      startedAt: optionalMoment(body, "started_at") ?? run.startedAt,
      completedAt: status === "completed" ? completedAt : null,
    },
    body,
  );
}

function optionalMoment(body: Body, name: string): string | undefined {
  const written = optionalText(body, name);
  if (written === undefined) return undefined;
  const date = new Date(written);
  if (Number.isNaN(date.getTime())) throw invalidRequest(`For 'properties/${name}', ${written} is not a date-time.`);
  return printDate(date);
}

function listAnnotations(call: RepositoryCall): Answer {
  const { site, repository } = call;
  const { annotations, headSha } = runOf(call);
  const page = pageOf(call);
  const at = { repository, sha: headSha };
  const body = slice(annotations, page).map((annotation) => toAnnotation(site.url, at, annotation));
  return { status: 200, body, headers: linkHeader(call, page, annotations.length) };
}

async function listRuns(call: RepositoryCall): Promise<Answer> {
  const { repository, query } = call;
  const sha = await commitAt(call, param(call, "ref"));
  const all = [...repository.checkRuns.values()].filter(({ headSha }) => headSha === sha);
  const chosen = query.get("filter") === "all" ? all : latestCheckRuns(repository, sha);
  const { check_name: name, app_id: app, status } = Object.fromEntries(query);
  const found = chosen
    .filter((run) => name === undefined || run.name === name)
    .filter((run) => app === undefined || stableId(`app:${run.app}`) === Number(app))
    .filter((run) => status === undefined || run.status === status)
    .toSorted((a, b) => b.id - a.id);
  const page = pageOf(call);
  const body = { total_count: found.length, check_runs: slice(found, page).map((run) => answerRun(call, run)) };
  return { status: 200, body, headers: linkHeader(call, page, found.length) };
}

const read = [{ checks: "read" }] as const;
const write = [{ checks: "write" }] as const;
const list = "/repos/{owner}/{repo}/check-runs";
const one = `${list}/{check_run_id}`;

export const checkRunRoutes: readonly RepositoryRoute[] = [
  { method: "POST", template: list, needs: write, createsContent: true, serve: createRun },
  { method: "PATCH", template: one, needs: write, serve: updateRun },
  { method: "GET", template: one, needs: read, serve: (call) => ok(answerRun(call, runOf(call))) },
  { method: "GET", template: `${one}/annotations`, needs: read, serve: listAnnotations },
  { method: "GET", template: "/repos/{owner}/{repo}/commits/{ref}/check-runs", needs: read, serve: listRuns },
];
