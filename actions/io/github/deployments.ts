import { listIn, numberIn } from "./answer.ts";
import { ask, askOnce, at, type Repository } from "./client.ts";

export type DeploymentState = "queued" | "in_progress" | "success" | "failure" | "inactive";
export type Deployment = {
  readonly id: number;
  readonly commit: string;
  readonly creator: string;
  readonly payload: unknown;
};
/** `text` is the description (at most 140 characters), `url` the log's address. */
export type DeploymentEntry = { readonly text: string; readonly url?: string };

const permission = "deployments: write";

/** The newest hundred of an environment and task, or of one commit of theirs; newest first. */
export const listDeployments = (
  repository: Repository,
  { commit, ...of }: { readonly environment: string; readonly task: string; readonly commit?: string | undefined },
): Promise<readonly Deployment[]> =>
  ask(repository, "list deployments", "deployments: read", async () => {
    const { data } = await repository.api.rest.repos.listDeployments({
      ...at(repository),
      ...of,
      ...(commit === undefined ? {} : { sha: commit }),
      per_page: 100,
    });
    return listIn(data, "list of deployments").map(deploymentOf);
  });

type Answer = {
  readonly id: number;
  readonly sha: string;
  readonly creator: { readonly login: string } | null;
  readonly payload: unknown;
};
export const deploymentOf = ({ id, sha, creator, payload }: Answer): Deployment => ({
  id: numberIn(id, "id"),
  commit: sha,
  creator: creator?.login ?? "",
  payload,
});

type NewDeployment = {
  /** A commit. */
  readonly ref: string;
  readonly environment: string;
  readonly task: string;
  readonly description: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly auto_merge: boolean;
  readonly required_contexts: readonly string[];
};

export const createDeployment = (repository: Repository, wanted: NewDeployment): Promise<Deployment> =>
  askOnce(repository, `create a deployment to ${wanted.environment}`, permission, {
    find: async () => {
      const { environment, task, ref: commit } = wanted;
      return (await listDeployments(repository, { environment, task, commit })).at(0);
    },
    create: async () => {
      const { data } = await repository.api.rest.repos.createDeployment({
        ...at(repository),
        ...wanted,
        required_contexts: [...wanted.required_contexts],
      });
      // With `auto_merge` GitHub may answer with a merge instead of a deployment; without it, it never does.
      if (!("id" in data)) throw new Error(`GitHub made no deployment: ${data.message}`);
      return deploymentOf(data);
    },
  });

/** Every status of a deployment, newest first. */
export const listDeploymentStatuses = (repository: Repository, deployment: number) =>
  ask(repository, "list a deployment's statuses", "deployments: read", async () => {
    const { api } = repository;
    const all = await api.paginate(api.rest.repos.listDeploymentStatuses, {
      ...at(repository),
      deployment_id: deployment,
      per_page: 100,
    });
    return all.map(({ id, created_at, state, description, log_url, creator }) => ({
      id: numberIn(id, "id"),
      at: created_at,
      state: state as DeploymentState,
      entry: { text: description, ...(log_url ? { url: log_url } : {}) },
      creator: creator?.login ?? "",
    }));
  });

/** The newest status of a deployment, and when it was written; `undefined` where it has none. */
export const newestDeploymentStatus = (
  repository: Repository,
  deployment: number,
): Promise<{ readonly id: number; readonly at: string } | undefined> =>
  ask(repository, "look at a deployment's newest status", "deployments: read", async () => {
    const of = { ...at(repository), deployment_id: deployment, per_page: 1 };
    const { data } = await repository.api.rest.repos.listDeploymentStatuses(of);
    const [newest] = listIn(data, "list of statuses");
    return newest && { id: numberIn(newest.id, "id"), at: newest.created_at };
  });

/** Gives the new status' id. What was said twice, because an answer was lost, is one event: whoever reads the log tells them apart by their text. */
export const appendDeploymentStatus = (
  repository: Repository,
  deployment: number,
  state: DeploymentState,
  { text, url }: DeploymentEntry,
): Promise<number> =>
  ask(repository, "append to a deployment", permission, async () => {
    const { data } = await repository.api.rest.repos.createDeploymentStatus({
      ...at(repository),
      deployment_id: deployment,
      state,
      description: text,
      auto_inactive: false,
      ...(url === undefined ? {} : { log_url: url }),
    });
    return numberIn(data.id, "id of the status");
  });
