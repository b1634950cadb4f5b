import type { Forge } from "../../../local/forge/server.ts";
import { call } from "../acme.ts";
import type { Released } from "./forge-scene.ts";

export type CheckRun = {
  readonly id: number;
  readonly name: string;
  readonly conclusion: string | null;
  readonly output: { readonly title: string; readonly summary: string };
};
type Status = { readonly context: string; readonly state: string; readonly description: string };
type Deployment = { readonly id: number; readonly sha: string; readonly task: string };

const prefix = "landfall/staging/";
const aggregate = `${prefix}*`;

/** Every check run of a commit of the environments repository, those included that GitHub hides behind a newer one. */
export async function checkRuns(forge: Forge, commit: string): Promise<readonly CheckRun[]> {
  const path = `/repos/acme/environments/commits/${commit}/check-runs?per_page=100&filter=all`;
  const { check_runs } = (await call(forge, "GET", path)) as { check_runs: readonly CheckRun[] };
  return check_runs;
}

/** `shop: success, ready on staging-eu`, of each target; twice where two check runs of it differ. */
export async function checks(forge: Forge, commit: string): Promise<readonly string[]> {
  const runs = await checkRuns(forge, commit);
  const texts = runs.map(({ name, conclusion, output }) => `${name.split(" / ")[2]}: ${conclusion}, ${output.title}`);
  return [...new Set(texts)].sort();
}

/** The same of a commit's newest statuses. */
export async function statuses(forge: Forge, repository: string, commit: string): Promise<readonly string[]> {
  const path = `/repos/acme/${repository}/commits/${commit}/status?per_page=100`;
  const answer = (await call(forge, "GET", path)) as { statuses: readonly Status[] };
  return answer.statuses
    .filter(({ context }) => context.startsWith(prefix) && context !== aggregate)
    .map(({ context, state, description }) => `${context.slice(prefix.length)}: ${state}, ${description}`)
    .sort();
}

/** What the commit of the environments repository says of staging as a whole. */
async function aggregated(forge: Forge, commit: string): Promise<string> {
  const path = `/repos/acme/environments/commits/${commit}/status?per_page=100`;
  const answer = (await call(forge, "GET", path)) as { statuses: readonly Status[] };
  const found = answer.statuses.find(({ context }) => context === aggregate);
  return `${found?.state}, ${found?.description}`;
}

/** `shop: success`, of each Deployment of a commit that is in use. */
export async function deployments(forge: Forge, commit: string): Promise<readonly string[]> {
  const at = "/repos/acme/environments/deployments";
  const all = (await call(forge, "GET", `${at}?sha=${commit}&per_page=100`)) as readonly Deployment[];
  const texts = all.map(async ({ id, task }) => {
    const [latest] = (await call(forge, "GET", `${at}/${id}/statuses`)) as readonly { readonly state: string }[];
    return `${task.replace("landfall:", "")}: ${latest?.state}`;
  });
  return (await Promise.all(texts)).filter((text) => !text.endsWith(": inactive")).sort();
}

/** What people see of a release, by where they look. */
export async function seen(forge: Forge, { applications, environments, specs }: Released) {
  const own = Object.entries(applications).map(([name, commit]) => statuses(forge, name, commit));
  return {
    checks: await checks(forge, environments),
    environments: await statuses(forge, "environments", environments),
    aggregate: await aggregated(forge, environments),
    specs: await statuses(forge, "specs", specs),
    applications: (await Promise.all(own)).flat().sort(),
    deployments: await deployments(forge, environments),
  };
}

/** What they must see: the same wherever they look. `targets` is application -> `success, ready on staging-eu`. */
function everywhere(targets: Readonly<Record<string, string>>, aggregate: string): Awaited<ReturnType<typeof seen>> {
  const texts = () => Object.entries(targets).map(([name, text]) => `${name}: ${text}`);
  const states = texts().map((text) => text.slice(0, text.indexOf(",")));
  return {
    checks: texts(),
    environments: texts(),
    aggregate,
    specs: texts(),
    applications: texts(),
    deployments: states,
  };
}

const ready = "success, ready on staging-eu";
const unready = "failure, failed: HealthCheckFailed on staging-eu: Deployment/billing/billing stalled after 25s";

/** How the recordings `staging-first-deploy` and `staging-release` end. */
export const firstEnd = everywhere({ billing: ready, portal: ready, shop: ready }, "success, of 3: 3 ready");
export const secondEnd = everywhere({ billing: unready, shop: ready }, "failure, of 2: 1 failed (billing), 1 ready");
