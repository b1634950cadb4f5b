import type { Usual } from "../../model/change/plan.ts";
import type { Deployment } from "../../model/change/reach.ts";
import { UserError } from "../../model/problem.ts";
import { appSlug } from "../../model/setup/apps.ts";
import { usualOf } from "../../model/task/usual.ts";
import { openGitHub, repositoryOf } from "../io/github/client.ts";
import { recentTasks } from "../io/github/recent-tasks.ts";
import { narrow, type Server } from "../io/github/server.ts";

/** Each takes up to six requests. */
const most = 10;

/**
 * How long changes of the first of the applications took of late, by the logs that Landfall's App has left in the
 * environments repository. Nothing where the token may not read Deployments, or nothing was deployed yet.
 */
export async function usualIn(
  server: Server,
  name: string,
  deployments: readonly Deployment[],
): Promise<readonly Usual[]> {
  const permitted = narrow(server, { repository: name, permissions: { deployments: "read" } });
  const repository = repositoryOf(openGitHub(permitted), name);
  const author = `${appSlug(repository.owner)}[bot]`;
  try {
    const found = await Promise.all(
      deployments.slice(0, most).map(async (one) => {
        const tasks = await recentTasks(repository, { ...one, author });
        const usual = tasks.status === "seen" ? usualOf(tasks.value) : undefined;
        return usual === undefined
          ? []
          : [{ ...one, medianSeconds: usual.median, slowestSeconds: usual.slowest, count: usual.count }];
      }),
    );
    return found.flat();
  } catch (error) {
    // An App that was not given the permission gets no token with it: history is an extra, and not worth a plan.
    if (error instanceof UserError) return [];
    throw error;
  }
}
