import type { ReportDeps } from "../../actions/report/needs.ts";

/** A request to GitHub's REST API, as its limits count it. */
export type Request = { readonly at: string; readonly kind: "read" | "write" | "content" };

/** What one call of a dependency costs at GitHub; of lists that grow, a page holds a hundred. */
type Cost = readonly Request["kind"][];

const pages = (length: number): Cost => Array.from({ length: Math.max(1, Math.ceil(length / 100)) }, () => "read");

/**
 * The same dependencies, telling `count` of every request that they make at GitHub: as `actions/report/deps.ts` has
 * them. Git's own requests, and those for tokens, have no part in these limits.
 */
export function counted(deps: ReportDeps, count: (kinds: Cost) => void): ReportDeps {
  const { deployments } = deps;
  const asked = new Set<string>();
  const once = (key: string, cost: Cost): void => {
    if (!asked.has(key)) count(cost);
    asked.add(key);
  };
  return {
    ...deps,
    deployments: {
      list: async (...of) => {
        count(["read"]);
        return deployments.list(...of);
      },
      create: async (wanted) => {
        count(["content"]);
        return deployments.create(wanted);
      },
      log: async (id) => {
        const log = await deployments.log(id);
        count(pages(log.length));
        return log;
      },
      newest: async (id) => {
        count(["read"]);
        return deployments.newest(id);
      },
      append: async (...what) => {
        count(["content"]);
        return deployments.append(...what);
      },
    },
    pullRequestOf: async (commit) => {
      once(`pull request ${commit}`, ["read", "read"]);
      return deps.pullRequestOf(commit);
    },
    specsRequestOf: async (source) => {
      once(`request ${source.commit}`, ["read", "read"]);
      return deps.specsRequestOf(source);
    },
    showCheck: async (run) => {
      const shown = await deps.showCheck(run);
      const isNew = [...(await deps.checksOn(run.headSha)).keys()].length === 0;
      count(["read", isNew ? "content" : "write"]);
      return shown;
    },
    showStatus: async (commit, status, isNews) => {
      count(isNews ? ["content"] : ["read"]);
      return deps.showStatus(commit, status, isNews);
    },
    checksOn: async (commit) => {
      const checks = await deps.checksOn(commit);
      count(pages(checks.size));
      return checks;
    },
    latestStatusesOn: async (commit) => {
      const statuses = await deps.latestStatusesOn(commit);
      count(pages(statuses.length));
      return statuses;
    },
  };
}

/** The most requests that fall into one window of so many seconds. */
export function peak(requests: readonly { readonly at: string }[], seconds: number): number {
  const times = requests.map(({ at }) => Date.parse(at) / 1000).toSorted((a, b) => a - b);
  let [first, most] = [0, 0];
  for (const [last, time] of times.entries()) {
    while ((times[first] ?? time) <= time - seconds) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
