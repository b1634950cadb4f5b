import type { Deployment, DeploymentStatus } from "../records.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl } from "./repository.ts";
import { nodeId, printDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

export function toDeployment(base: string, repository: Repository, deployment: Deployment): Shape {
  const url = `${repositoryUrl(base, repository)}/deployments/${deployment.id}`;
  return {
    id: deployment.id,
    node_id: nodeId("DE", deployment.id),
    url,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    environment: deployment.environment,
    original_environment: deployment.environment,
    description: deployment.description,
    creator: toUser(base, deployment.creator.login),
    created_at: printDate(deployment.createdAt),
    updated_at: printDate(deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(base, repository),
    transient_environment: deployment.isTransient,
    production_environment: deployment.isProduction,
  };
}

type OfDeployment = { readonly deployment: Deployment; readonly status: DeploymentStatus };

export function toDeploymentStatus(base: string, repository: Repository, { deployment, status }: OfDeployment): Shape {
  const url = `${repositoryUrl(base, repository)}/deployments/${deployment.id}`;
  return {
    id: status.id,
    node_id: nodeId("DES", status.id),
    url: `${url}/statuses/${status.id}`,
    state: status.state,
    description: status.description,
    environment: deployment.environment,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    target_url: status.logUrl,
    creator: toUser(base, status.creator.login),
    created_at: printDate(status.createdAt),
    updated_at: printDate(status.createdAt),
    deployment_url: url,
    repository_url: repositoryUrl(base, repository),
  };
}
