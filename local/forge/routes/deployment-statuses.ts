import { optionalChoice, optionalFlag, optionalText } from "../body.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { invalidRequest, tooLong } from "../problems.ts";
import { type Deployment, type DeploymentStatus, deploymentStates } from "../records.ts";
import { type Answer, created, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toDeploymentStatus } from "../shapes/deployment.ts";
import { deploymentOf } from "./deployments.ts";

const maximumDescription = 140;

function createStatus(call: RepositoryCall): Answer {
  const { site, repository, identity, body } = call;
  const deployment = deploymentOf(call);
  const state = optionalChoice(body, "state", deploymentStates);
  if (state === undefined) throw invalidRequest(`"state" wasn't supplied.`);
  const description = optionalText(body, "description") ?? "";
  if (description.length > maximumDescription) throw tooLong("DeploymentStatus", "description", maximumDescription);
  const status: DeploymentStatus = {
    id: site.nextId(),
    state,
    description,
    environmentUrl: optionalText(body, "environment_url") ?? "",
    logUrl: optionalText(body, "log_url") ?? optionalText(body, "target_url") ?? "",
    creator: identity,
    createdAt: site.now(),
  };
  append(call, deployment, status);
  if (state === "success" && (optionalFlag(body, "auto_inactive") ?? true)) retireEarlier(call, deployment, status);
  return created(toDeploymentStatus(site.url, repository, { deployment, status }));
}

function append({ repository }: RepositoryCall, deployment: Deployment, status: DeploymentStatus): void {
  repository.deployments.set(deployment.id, { ...deployment, statuses: [...deployment.statuses, status] });
}

/** What `auto_inactive` does: earlier successes in the environment end, unless it is production or transient. */
function retireEarlier(call: RepositoryCall, current: Deployment, by: DeploymentStatus): void {
  for (const earlier of call.repository.deployments.values()) {
    if (earlier.id === current.id || earlier.environment !== current.environment) continue;
    if (earlier.isProduction || earlier.isTransient || earlier.statuses.at(-1)?.state !== "success") continue;
    append(call, earlier, { ...by, id: call.site.nextId(), state: "inactive", description: "" });
  }
}

function listStatuses(call: RepositoryCall): Answer {
  const { site, repository } = call;
  const deployment = deploymentOf(call);
  const newestFirst = deployment.statuses.toReversed();
  const page = pageOf(call);
  const body = slice(newestFirst, page).map((status) =>
    toDeploymentStatus(site.url, repository, { deployment, status }),
  );
  return { status: 200, body, headers: linkHeader(call, page, newestFirst.length) };
}

const template = "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses";

export const deploymentStatusRoutes: readonly RepositoryRoute[] = [
  { method: "POST", template, needs: [{ deployments: "write" }], createsContent: true, serve: createStatus },
  { method: "GET", template, needs: [{ deployments: "read" }], serve: listStatuses },
];
