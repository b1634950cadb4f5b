import { parseMergeGroup, parseStartedBy, type StartedBy } from "../../events/pull-request.ts";
import { toCheckRun } from "../../views/plan/check-run.ts";
import { toComment, toMarkdown } from "../../views/plan/comment.ts";
import type { Context } from "../../views/plan/context.ts";
import { toDiff } from "../../views/plan/diff.ts";
import { toLines } from "../../views/plan/human.ts";
import { toPage } from "../../views/plan/page.ts";
import { toAnnotations as toProblemAnnotations, toSummary } from "../../views/problems/github.ts";
import { saidOf } from "../../views/problems/report.ts";
import { replaceTree } from "../io/files.ts";
import { openGitHub, type Repository, repositoryOf } from "../io/github/client.ts";
import { approvalsOf } from "../io/github/reviews.ts";
import { openServer, serverUrls } from "../io/github/server.ts";
import * as runner from "../io/runner.ts";
import { version } from "../io/version.ts";
import { connect, type Whence } from "./deps.ts";
import type { Planned } from "./needs.ts";
import { type Publication, showInvalid, showPlan, showQueued, showSuperseded } from "./publish.ts";
import { run } from "./run.ts";

/** GitHub drops a longer summary of a step. */
const maxSummaryBytes = 1_000_000;

runner.runAction(async () => {
  const { name, payload } = runner.readEvent();
  if (name === "merge_group") return passOn(parseMergeGroup(payload) ?? runner.commit());
  const started = parseStartedBy(payload);
  const head = started?.head ?? runner.commit();
  const publication = publicationOf(started);
  const out = runner.input("out") ?? "landfall-plan";
  if (publication !== undefined) await showSuperseded(publication);
  await using environments = environmentsInput(started);
  await using deps = await connect({
    folder: runner.input("path") ?? "environments",
    base: runner.input("base"),
    commit: head,
    environments,
    progress: runner.log,
  });
  const context = contextOf(head);
  const outcome = await run(deps);
  if (outcome.status === "planned") return publish(outcome, { publication, out, bare: context });
  for (const annotation of toProblemAnnotations(outcome)) runner.annotate(annotation);
  await runner.addSummary(toSummary(outcome));
  if (publication !== undefined) await showInvalid(publication, outcome.problems, context);
  runner.setOutput("conclusion", "failure");
  runner.fail(`nothing can be planned: ${saidOf(outcome)}`);
});

/** A merge queue takes what has passed as a pull request. */
async function passOn(head: string): Promise<void> {
  const repository = repositoryInput();
  const shown = repository && (await showQueued(repository, head));
  if (shown?.shown !== true) runner.log(`not shown on GitHub: ${shown?.reason ?? "no token is given"}`);
  runner.log("decided on the pull request: nothing is planned for a merge queue");
  runner.setOutput("conclusion", "success");
}

type Publishing = {
  readonly publication: Publication | undefined;
  /** The folder that the complete plan is written to. */
  readonly out: string;
  readonly bare: Context;
};

/** Everywhere that it may be shown; the step fails where nobody can agree, and where nobody else would say so. */
async function publish({ plan, approvalOf }: Planned, { publication, out, bare }: Publishing): Promise<void> {
  const approvals = publication && (await approvalsOf(publication.repository, publication.number, publication.head));
  const approval = approvalOf((approvals ?? []).map(({ login }) => login));
  const context = { ...bare, approval };
  replaceTree(
    out,
    new Map([
      ["plan.diff", toDiff(plan)],
      ["plan.html", toPage(plan, context)],
    ]),
  );
  for (const line of toLines(plan, undefined, { diff: false, approval })) runner.log(line);
  await runner.addSummary(toMarkdown(plan, context, maxSummaryBytes));
  const checkRun = toCheckRun(plan, context);
  const shown = publication && (await showPlan(publication, { checkRun, comment: toComment(plan, context) }));
  if (shown?.check.shown !== true)
    for (const { path: file, line: startLine, level, message, title: heading } of checkRun.annotations)
      runner.annotate({ level: levels[level], message, properties: { file, startLine, title: heading } });
  for (const one of [shown?.check, shown?.comment])
    if (one !== undefined && "reason" in one) runner.log(`not shown on GitHub: ${one.reason}`);
  runner.setOutput("conclusion", checkRun.conclusion);
  runner.setOutput("page", `${out}/plan.html`);
  const isToldElsewhere = shown?.check.shown === true;
  if (checkRun.conclusion === "failure" || (checkRun.conclusion === "action_required" && !isToldElsewhere))
    runner.fail(checkRun.title);
}

const levels = { failure: "error", warning: "warning", notice: "notice" } as const;

/** A token reaches the repository that the workflow runs in. Without one, nothing is written there. */
function publicationOf(started: StartedBy | undefined): Publication | undefined {
  const repository = repositoryInput();
  if (repository === undefined || started === undefined) return undefined;
  return { repository, author: "github-actions[bot]", number: started.number, head: started.head };
}

function repositoryInput(): Repository | undefined {
  const token = runner.input("token");
  if (token === undefined) return undefined;
  runner.mask(token);
  return repositoryOf(openGitHub({ ...serverUrls(), token }), runner.repository());
}

/** As whom the environments repository is read. What runs for a fork has no secrets, so nobody is at fault there. */
function environmentsInput(started: StartedBy | undefined): Whence & AsyncDisposable {
  const credentials = runner.optionalCredentialInputs("environments-");
  if (credentials === undefined) {
    const because = started?.isFromFork === true ? "a fork's pull request gets no key to it" : "no key to it is given";
    return { kind: "nowhere", because, [Symbol.asyncDispose]: async () => {} };
  }
  const server = openServer(credentials, runner.mask);
  return { kind: "server", server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

function contextOf(head: string): Context {
  const pages = `${serverUrls().serverUrl}/${runner.repository()}`;
  const runUrl = runner.runUrl();
  const rulesUrl = runner.toolkitUrl("docs/rules");
  return {
    head,
    headUrl: `${pages}/blob/${head}`,
    ...(rulesUrl !== undefined && { rulesUrl }),
    ...(runUrl !== undefined && { runUrl, pageUrl: `${runUrl}#artifacts` }),
    version,
  };
}
