import { stableId } from "../identity.ts";
import { type Answer, ok, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toSecrets, toVariables } from "../shapes/settings.ts";
import { nodeId, printDate } from "../shapes/time.ts";
import { environmentOf } from "./actions-settings.ts";

function getEnvironment(call: RepositoryCall): Answer {
  const { site, repository } = call;
  const { name, branches = "any" } = environmentOf(call);
  const id = stableId(`${repository.fullName} ${name}`);
  const createdAt = printDate(repository.createdAt);
  const isAny = branches === "any";
  return ok({
    id,
    node_id: nodeId("EN", id),
    name,
    url: `${site.url}/repos/${repository.fullName}/environments/${name}`,
    html_url: `${site.url}/${repository.fullName}/deployments/activity_log?environments_filter=${name}`,
    created_at: createdAt,
    updated_at: createdAt,
    protection_rules: isAny ? [] : [{ id: id + 1, node_id: nodeId("GA", id + 1), type: "branch_policy" }],
    deployment_branch_policy: isAny
      ? null
      : { protected_branches: branches === "protected", custom_branch_policies: branches !== "protected" },
  });
}

function branchPolicies(call: RepositoryCall): Answer {
  const { branches = "any" } = environmentOf(call);
  const names = typeof branches === "string" ? [] : branches;
  const policies = names.map((name) => {
    const id = stableId(name);
    return { id, node_id: nodeId("BP", id), name, type: "branch" };
  });
  return ok({ total_count: policies.length, branch_policies: policies });
}

const actions = [{ actions: "read" }] as const;
const environments = [{ environments: "read" }] as const;
const at = "/repos/{owner}/{repo}/environments/{environment_name}";

export const environmentRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: at, needs: actions, serve: getEnvironment },
  { method: "GET", template: `${at}/deployment-branch-policies`, needs: actions, serve: branchPolicies },
  {
    method: "GET",
    template: `${at}/secrets`,
    needs: environments,
    serve: (call) => toSecrets(call, environmentOf(call).secrets ?? []),
  },
  {
    method: "GET",
    template: `${at}/variables`,
    needs: environments,
    serve: (call) => toVariables(call, environmentOf(call).variables ?? {}),
  },
];
