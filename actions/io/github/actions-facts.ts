import type { ActionsFacts, Branches, EnvironmentFacts } from "../../../model/setup/facts.ts";
import type { Seen } from "../../../model/setup/seen.ts";
import { at, type Repository } from "./client.ts";
import { look, lookAtSetting } from "./look.ts";

const administration = "administration: read";

export const actionsOf = (repository: Repository): Promise<Seen<ActionsFacts>> =>
  lookAtSetting(repository, { at: "the settings of Actions", permission: administration }, async () => {
    const { actions } = repository.api.rest;
    const { data } = await actions.getGithubActionsPermissionsRepository(at(repository));
    const allowed = data.allowed_actions ?? "all";
    if (allowed !== "selected") return { enabled: data.enabled, allowed, patterns: [] };
    const { data: selected } = await actions.getAllowedActionsRepository(at(repository));
    return { enabled: data.enabled, allowed, patterns: selected.patterns_allowed ?? [] };
  });

/** Whether workflows may approve pull requests. */
export const approvesOf = (repository: Repository): Promise<Seen<boolean>> =>
  lookAtSetting(repository, { at: "what workflows may do", permission: administration }, async () => {
    const { data } = await repository.api.rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(
      at(repository),
    );
    return data.can_approve_pull_request_reviews;
  });

export const secretsOf = (repository: Repository): Promise<Seen<readonly string[]>> =>
  lookAtSetting(repository, { at: "the names of its secrets", permission: "secrets: read" }, async () => {
    const { api } = repository;
    const all = await api.paginate(api.rest.actions.listRepoSecrets, { ...at(repository), per_page: 100 });
    return all.map(({ name }) => name);
  });

export const variablesOf = (repository: Repository): Promise<Seen<ReadonlyMap<string, string>>> =>
  lookAtSetting(repository, { at: "its variables", permission: "actions_variables: read" }, async () => {
    const { api } = repository;
    const all = await api.paginate(api.rest.actions.listRepoVariables, { ...at(repository), per_page: 30 });
    return new Map(all.map(({ name, value }) => [name, value]));
  });

/** A GitHub environment: who may use it, and what it keeps. */
export async function environmentOf(repository: Repository, name: string): Promise<EnvironmentFacts> {
  const { api } = repository;
  const of = { ...at(repository), environment_name: name };
  const kept = (what: string) => ({ at: `${what} of the environment ${name}`, permission: "environments: read" });
  const [branches, secrets, variables] = await Promise.all([
    look(repository, { at: `the environment ${name}`, permission: "actions: read" }, () =>
      branchesOf(repository, name),
    ),
    lookAtSetting(repository, kept("the names of the secrets"), async () => {
      const all = await api.paginate(api.rest.actions.listEnvironmentSecrets, { ...of, per_page: 100 });
      return all.map((secret) => secret.name);
    }),
    lookAtSetting(repository, kept("the variables"), async () => {
      const all = await api.paginate(api.rest.actions.listEnvironmentVariables, { ...of, per_page: 30 });
      return new Map(all.map((variable) => [variable.name, variable.value]));
    }),
  ]);
  return { name, branches, secrets, variables };
}

async function branchesOf(repository: Repository, name: string): Promise<Branches> {
  const { repos } = repository.api.rest;
  const of = { ...at(repository), environment_name: name };
  const { data } = await repos.getEnvironment(of);
  const policy = data.deployment_branch_policy;
  if (!policy) return "any";
  if (policy.protected_branches) return "protected";
  const { data: policies } = await repos.listDeploymentBranchPolicies({ ...of, per_page: 100 });
  return policies.branch_policies.map((one) => one.name ?? "");
}
