import { gitHubPerson, personOf } from "../actor.ts";
import { optionalFlag, optionalText, text, texts } from "../body.ts";
import { writeCommit } from "../git/commit.ts";
import { isAncestor, mergeTree } from "../git/history.ts";
import { branchTip, resolveCommit } from "../git/refs.ts";
import { moveAndAnnounce } from "../moves.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { notFound, Refusal } from "../problems.ts";
import type { Deployment } from "../records.ts";
import { unmetContexts } from "../requirements.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toDeployment } from "../shapes/deployment.ts";

export function deploymentOf(call: RepositoryCall): Deployment {
  const deployment = call.repository.deployments.get(Number(param(call, "deployment_id")));
  if (deployment === undefined) throw notFound();
  return deployment;
}

async function createDeployment(call: RepositoryCall): Promise<Answer> {
  const { site, repository, identity, body } = call;
  const ref = text(body, "ref");
  const contexts = texts(body, "required_contexts");
  const environment = optionalText(body, "environment") ?? "production";
  const sha = await resolveCommit(repository.git, ref);
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
  if ((optionalFlag(body, "auto_merge") ?? true) && (await mergeDefault(call, ref))) {
    return { status: 202, body: { message: `Auto-merged ${repository.defaultBranch} into ${ref} on deployment.` } };
  }
  refuseUnmet(call, { ref, sha, contexts });
  const deployment: Deployment = {
    id: site.nextId(),
    sha,
    ref,
    task: optionalText(body, "task") ?? "deploy",
    environment,
    description: optionalText(body, "description") ?? null,
    payload: typeof body["payload"] === "object" ? (body["payload"] ?? {}) : (optionalText(body, "payload") ?? {}),
    isTransient: optionalFlag(body, "transient_environment") ?? false,
    isProduction: optionalFlag(body, "production_environment") ?? environment === "production",
    creator: identity,
    createdAt: site.now(),
    statuses: [],
  };
  repository.deployments.set(deployment.id, deployment);
  return created(toDeployment(site.url, repository, deployment));
}

/** What `auto_merge` does unless it is switched off: a branch that lacks something of the default one gets it. */
async function mergeDefault(call: RepositoryCall, branch: string): Promise<boolean> {
  const { git, defaultBranch, writes, verified } = call.repository;
  return writes.run(async () => {
    const [ours, theirs] = await Promise.all([branchTip(git, branch), branchTip(git, defaultBranch)]);
    if (ours === undefined || theirs === undefined || (await isAncestor(git, theirs, ours))) return false;
    const tree = await mergeTree(git, ours, theirs);
    if (tree === undefined) throw new Refusal(409, `Conflict merging ${defaultBranch} into ${branch}.`);
    const message = `Merge ${defaultBranch} into ${branch}`;
    const people = { author: personOf(call), committer: gitHubPerson(call) };
    const sha = await writeCommit(git, { tree, parents: [ours, theirs], message, ...people });
    verified.add(sha);
    await moveAndAnnounce(call, { ref: `refs/heads/${branch}`, before: ours, after: sha });
    return true;
  });
}

type Wanted = { readonly ref: string; readonly sha: string; readonly contexts: readonly string[] | undefined };

/** What `required_contexts` does unless it is empty: every context must be green. */
function refuseUnmet({ repository }: RepositoryCall, { ref, sha, contexts }: Wanted): void {
  const unmet = unmetContexts(repository, sha, contexts);
  if (unmet.length === 0) return;
  throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`, {
    errors: [{ resource: "Deployment", field: "required_contexts", code: "invalid", contexts: unmet }],
  });
}

function listDeployments(call: RepositoryCall): Answer {
  const { site, repository, query } = call;
  const wants = (name: string, value: string): boolean => (query.get(name) || value) === value;
  const newestFirst = [...repository.deployments.values()]
    .filter(({ sha, ref, task, environment }) => {
      const matches = wants("sha", sha) && wants("ref", ref);
      return matches && wants("task", task) && wants("environment", environment);
    })
    .reverse();
  const page = pageOf(call);
  const body = slice(newestFirst, page).map((deployment) => toDeployment(site.url, repository, deployment));
  return { status: 200, body, headers: linkHeader(call, page, newestFirst.length) };
}

const read = [{ deployments: "read" }] as const;
const write = [{ deployments: "write" }] as const;
const list = "/repos/{owner}/{repo}/deployments";

export const deploymentRoutes: readonly RepositoryRoute[] = [
  { method: "POST", template: list, needs: write, createsContent: true, serve: createDeployment },
  { method: "GET", template: list, needs: read, serve: listDeployments },
  {
    method: "GET",
    template: `${list}/{deployment_id}`,
    needs: read,
    serve: (call) => ok(toDeployment(call.site.url, call.repository, deploymentOf(call))),
  },
];
