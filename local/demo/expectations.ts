import type { Acme } from "../acme/acme.ts";

/** What must be seen in the end, by commit: context of a status -> its state. */
export const targets = {
  first: {
    "landfall/cicd/registry": "success",
    "landfall/cicd/scanner": "success",
    "landfall/dev/portal": "success",
    "landfall/dev/shop": "success",
    "landfall/production/billing": "success",
    "landfall/production/portal": "success",
    "landfall/production/shop": "success",
    "landfall/staging/billing": "success",
    "landfall/staging/portal": "success",
    "landfall/staging/shop": "success",
  },
  second: { "landfall/staging/billing": "failure", "landfall/staging/shop": "success" },
} as const;

/** Prints what the specs' commits say, and gives what did not happen as the demo tells it. */
export async function expectations(
  acme: Acme,
  commits: { readonly first: string; readonly second: string; readonly environments: string },
): Promise<readonly string[]> {
  return [
    ...stopped(acme),
    ...(await stated(acme, commits.first, targets.first)),
    ...(await stated(acme, commits.second, targets.second)),
    ...(await failed(acme, commits.environments)),
    ...(await onApplications(acme)),
    ...[...acme.forge.unknown].map((route) => `the forge does not serve ${route}`),
    ...acme.jobs.done
      .filter(({ status, file }) => status !== "success" && !judgesPullRequests(file))
      .map(({ file, status, lines }) => `${file} ended as ${status}: ${lines.join(" ")}`),
  ];
}

function stopped({ jobs }: Acme): readonly string[] {
  const runs = jobs.done.filter(({ file }) => isValidate(file));
  const [bad, ...good] = runs;
  const line = /^environments\/applications\/shop\.yaml:\d+:\d+ spec\.scaling\.min must be/;
  return [
    ...(bad?.status === "failure" && bad.annotations.some((text) => line.test(text))
      ? []
      : ["the mistake was not annotated"]),
    ...(good.length > 0 && good.every(({ status }) => status === "success")
      ? []
      : ["the corrected specs did not pass"]),
  ];
}

const isValidate = (file: string): boolean => file.endsWith("/validate.yml");

/** Those that fail where a pull request must not be merged. */
const judgesPullRequests = (file: string): boolean => isValidate(file) || file.endsWith("/plan.yml");

async function stated(
  acme: Acme,
  commit: string,
  wanted: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const statuses = await acme.statuses("acme/specs", commit);
  acme.timeline.detail([acme.timeline.paint("bold", `acme/specs@${commit.slice(0, 7)}`)]);
  for (const { context, state, description } of statuses.values()) {
    const mark = state === "success" ? acme.timeline.paint("green", "✓") : acme.timeline.paint("red", "✗");
    acme.timeline.detail([`${mark} ${context.padEnd(32)} ${description}`]);
  }
  return Object.entries(wanted).flatMap(([context, state]) => {
    const seen = statuses.get(context)?.state ?? "nothing";
    return seen === state ? [] : [`${context} on acme/specs@${commit.slice(0, 7)} is ${seen}, not ${state}`];
  });
}

/** The failed rollout is a failed check run of its own, with Flux's reason in its title. */
async function failed(acme: Acme, commit: string): Promise<readonly string[]> {
  const billing = (await acme.checkRuns("acme/environments", commit)).get("landfall / staging / billing");
  return billing?.conclusion === "failure" && billing.output.title.includes("HealthCheckFailed")
    ? []
    : [`the check run of billing says ${billing?.conclusion}: ${billing?.output.title}`];
}

async function onApplications(acme: Acme): Promise<readonly string[]> {
  const wanted = { shop: "success", billing: "failure" } as const;
  const unmet: string[] = [];
  for (const [name, state] of Object.entries(wanted)) {
    const statuses = await acme.statuses(`acme/${name}`, "main");
    const seen = statuses.get(`landfall/staging/${name}`)?.state;
    if (seen !== state) unmet.push(`acme/${name}'s own commit says ${seen}, not ${state}`);
  }
  return unmet;
}
