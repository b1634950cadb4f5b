import type { Annotation, CheckRun } from "../records.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, webUrl } from "./repository.ts";
import { nodeId, printDate } from "./time.ts";
import { type Shape, toApp } from "./user.ts";

export function toCheckRun(base: string, repository: Repository, run: CheckRun): Shape {
  const url = `${repositoryUrl(base, repository)}/check-runs/${run.id}`;
  const web = `${webUrl(base, repository)}/runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId("CR", run.id),
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: web,
    details_url: run.detailsUrl ?? web,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: run.suite },
    app: toApp(base, { slug: run.app, owner: repository.owner, createdAt: printDate(repository.createdAt) }),
    pull_requests: [],
  };
}

export const toAnnotation = (base: string, at: { repository: Repository; sha: string }, annotation: Annotation) => ({
  ...annotation,
  blob_href: `${webUrl(base, at.repository)}/blob/${at.sha}/${annotation.path}`,
});
