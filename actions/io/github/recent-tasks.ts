import { printDeploymentTask } from "../../../model/names/deployment-task.ts";
import type { Target } from "../../../model/names/target.ts";
import type { Seen } from "../../../model/setup/seen.ts";
import { restoreTask } from "../../../model/task/stored.ts";
import type { Task } from "../../../model/task/task.ts";
import { listIn, numberIn } from "./answer.ts";
import { at, type Repository } from "./client.ts";
import { lookAtSetting } from "./look.ts";

/** The most that are read: each costs a request. */
const most = 5;

/**
 * The newest tasks of a target, at most five, with what their logs say, newest first; `hidden` where the token may not
 * look. Only what `author` wrote is believed. Six requests at most: of a log with more than a hundred entries the oldest
 * are not read, so that it has no beginning.
 */
export const recentTasks = (
  repository: Repository,
  { author, ...target }: Target & { readonly author: string },
): Promise<Seen<readonly Task[]>> =>
  lookAtSetting(repository, { at: "deployments", permission: "deployments: read" }, async () => {
    const found = await listOwn(repository, target, author);
    const logs = await Promise.all(found.map(({ id }) => logOf(repository, id, author)));
    return found.flatMap((stored, index) => restoreTask({ ...stored, log: logs[index] ?? [] }) ?? []);
  });

const isBy = (author: string, { creator }: { readonly creator: { readonly login: string } | null }): boolean =>
  creator?.login.toLowerCase() === author.toLowerCase();

/** Of two for one task, which two reporters made at one moment, the lower id has the log. */
async function listOwn(repository: Repository, { environment, ...of }: Target, author: string) {
  const task = printDeploymentTask(of);
  const wanted = { ...at(repository), environment, task, per_page: 100 };
  const { data } = await repository.api.rest.repos.listDeployments(wanted);
  const own = listIn(data, "list of deployments")
    .filter((deployment) => isBy(author, deployment))
    .map(({ id, sha, payload }) => ({ id: numberIn(id, "id"), environment, task, commit: sha, payload }));
  return [...new Map(own.map((deployment) => [deployment.commit, deployment])).values()].slice(0, most);
}

async function logOf(repository: Repository, deployment: number, author: string) {
  const wanted = { ...at(repository), deployment_id: deployment, per_page: 100 };
  const { data } = await repository.api.rest.repos.listDeploymentStatuses(wanted);
  return listIn(data, "list of statuses")
    .filter((status) => isBy(author, status))
    .map(({ description, log_url }) => ({ text: description, ...(log_url ? { url: log_url } : {}) }));
}
