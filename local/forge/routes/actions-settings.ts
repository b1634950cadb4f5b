import { notFound, Refusal } from "../problems.ts";
import { type Answer, ok, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toSecrets, toVariables } from "../shapes/settings.ts";

function permissions({ site, repository }: RepositoryCall): Answer {
  const { enabled = true, allowed = "all" } = repository.setup.actions ?? {};
  if (!enabled) return ok({ enabled });
  const selected = `${site.url}/repos/${repository.fullName}/actions/permissions/selected-actions`;
  return ok({ enabled, allowed_actions: allowed, ...(allowed === "selected" && { selected_actions_url: selected }) });
}

function selectedActions({ repository }: RepositoryCall): Answer {
  const { allowed = "all", patterns = [] } = repository.setup.actions ?? {};
  if (allowed !== "selected") throw new Refusal(409, "Conflict");
  return ok({ github_owned_allowed: true, verified_allowed: false, patterns_allowed: patterns });
}

function workflowPermissions({ repository }: RepositoryCall): Answer {
  const { defaultAccess = "read", approves = false } = repository.setup.actions ?? {};
  return ok({ default_workflow_permissions: defaultAccess, can_approve_pull_request_reviews: approves });
}

const secrets = (call: RepositoryCall): Answer => toSecrets(call, call.repository.setup.secrets ?? []);
const variables = (call: RepositoryCall): Answer => toVariables(call, call.repository.setup.variables ?? {});

/** The settings of one GitHub environment. */
export function environmentOf({ repository, params }: RepositoryCall) {
  const { environments = {} } = repository.setup;
  const name = params["environment_name"] ?? "";
  const found = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (found === undefined) throw notFound();
  return { name, ...found };
}

const administration = [{ administration: "read" }] as const;
const at = "/repos/{owner}/{repo}/actions";

export const actionsSettingsRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: `${at}/permissions`, needs: administration, serve: permissions },
  { method: "GET", template: `${at}/permissions/selected-actions`, needs: administration, serve: selectedActions },
  { method: "GET", template: `${at}/permissions/workflow`, needs: administration, serve: workflowPermissions },
  { method: "GET", template: `${at}/secrets`, needs: [{ secrets: "read" }], serve: secrets },
  { method: "GET", template: `${at}/variables`, needs: [{ actions_variables: "read" }], serve: variables },
];
