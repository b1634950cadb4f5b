import { listIn } from "./answer.ts";
import { ask, at, type Repository } from "./client.ts";
import { type Deployment, deploymentOf } from "./deployments.ts";

/** Of every environment and task, or of one. */
type Of = { readonly environment?: string | undefined; readonly task?: string | undefined };

export type Listed = {
  /** Newest first. */
  readonly deployments: readonly (Deployment & { readonly environment: string; readonly task: string })[];
  /** Whether there are older ones. */
  readonly isCut: boolean;
};

const pageLength = 100;
/** Each costs a request. */
const mostPages = 3;

/** The newest three hundred of a repository, whoever made them. */
export async function listNewestDeployments(repository: Repository, { environment, task }: Of): Promise<Listed> {
  const deployments: Listed["deployments"][number][] = [];
  const wanted = { ...(environment !== undefined && { environment }), ...(task !== undefined && { task }) };
  for (let page = 1; page <= mostPages; page += 1) {
    const found = await ask(repository, "list deployments", "deployments: read", async () => {
      const { data } = await repository.api.rest.repos.listDeployments({
        ...at(repository),
        ...wanted,
        ...{ per_page: pageLength, page },
      });
      return listIn(data, "list of deployments").map((answer) => ({
        ...deploymentOf(answer),
        ...{ environment: answer.environment, task: answer.task },
      }));
    });
    deployments.push(...found);
    if (found.length < pageLength) return { deployments, isCut: false };
  }
  return { deployments, isCut: true };
}
