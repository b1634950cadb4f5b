import { type Role, roles } from "../../../model/setup/role.ts";
import { wantedRules } from "../../../model/setup/ruleset.ts";
import { planEnvironment, type Takes, takenBy, workflowsOf } from "../../../model/setup/workflows.ts";
import { appsOf, deliveryFiles, registrationUrl } from "./github.ts";
import type { Setup } from "./setup.ts";

const sh = (...lines: readonly string[]): readonly string[] => ["```sh", ...lines, "```", ""];

/** `next-steps.md`: what is left for a person to do, in the order in which it works. Commands run in the new folder. */
export function nextSteps(setup: Setup): string {
  const full = (role: Role): string => `${setup.owner}/${setup.repositories[role]}`;
  return [
    "# Next steps",
    "",
    "The commands run in the folder that `landfall init` wrote, signed in with `gh auth login`.",
    "",
    "## 1. The Apps",
    "",
    "Each link opens GitHub's form, filled in: create the App and generate a private key. The files in `github/apps` are",
    "the same as manifests.",
    "",
    ...appsOf(setup).map((app) => `- [${app.slug}](${registrationUrl(setup, app)})`),
    "",
    "## 2. The repositories",
    "",
    "`landfall init` with `--create` and the same answers does this step. Once the rules stand, the specs move by an",
    `approved pull request only, and nobody approves their own: let a second person into \`${full("specs")}\` and its`,
    "`.github/CODEOWNERS` first, or set `required_approving_review_count` to 0 until then.",
    "",
    ...sh(
      ...roles.map((role) => `gh repo create ${full(role)} --private`),
      ...roles.map((role) => `git -C ${role} push -u origin main`),
      ...roles.map(
        (role) => `${withAppIds(setup, role)} | gh api repos/${full(role)}/rulesets --method POST --input -`,
      ),
    ),
    "## 3. Installing the Apps",
    "",
    ...appsOf(setup).map((app) => {
      const where = app.repositories.map(full).join(" and ");
      const also = app.onApplications
        ? `, and each application's repository (${setup.owner}/${setup.application.name})`
        : " alone";
      return `- ${app.slug}: on ${where}${also}`;
    }),
    "",
    "## 4. The keys of two of them",
    "",
    `That of ${setup.app} belongs in a GitHub environment that only \`main\` may use, in each repository with a workflow.`,
    `Pull requests may use \`${planEnvironment}\`, so it gets the key of ${setup.reader}, which can write nothing, and never`,
    "the other one. The keys are the files of step 1, and a client id stands on its App's page.",
    "",
    ...sh(
      ...roles.flatMap((role) =>
        takenBy(workflowsOf(role, setup.repositories, setup.toolkit)).flatMap((takes) =>
          keySteps(setup, full(role), takes),
        ),
      ),
    ),
    "## 5. The clusters",
    "",
    "Each writes two files and says what to run with kubectl, which secrets to create among it.",
    "",
    ...sh(
      ...setup.stages.map(
        ({ cluster }) => `landfall connect ${cluster} --specs specs/environments --out clusters/${cluster}`,
      ),
    ),
    "## 6. Is all of it there?",
    "",
    ...sh("GITHUB_TOKEN=$(gh auth token) landfall doctor specs/environments"),
    ...deliverySteps(setup, full("specs")),
  ].join("\n");
}

/** What more it takes once an environment's spec has `delivery`. */
function deliverySteps(setup: Setup, specs: string): readonly string[] {
  const { main, owners, sets } = deliveryFiles;
  const rulesets = `repos/${specs}/rulesets`;
  const passing = (mode: string): string =>
    `.bypass_actors = [{actor_id: $app, actor_type: "Integration", bypass_mode: "${mode}"}]`;
  const add = (file: string, mode: string): string =>
    `jq --argjson app "$app" '${passing(mode)}' github/rulesets/${file}.json | gh api ${rulesets} --method POST --input -`;
  return [
    "## Later: delivery",
    "",
    "Once an environment's spec has `delivery`, Landfall merges pull requests of Releases itself, and nobody gives an owner's",
    `approval to those. So the ruleset of \`${specs}\` becomes two: nobody passes the checks by, and ${setup.app} alone the`,
    "approval, in pull requests. A third one keeps others from calling a set of images verified. The App must be installed.",
    "",
    ...sh(
      `app=$(gh api apps/${setup.app} --jq .id)`,
      add(sets, "always"),
      // At no moment is main without the approval.
      add(owners, "pull_request"),
      `id=$(gh api ${rulesets} --jq '.[] | select(.name == "${wantedRules.specs.name}").id')`,
      `${withAppIds(setup, "specs", main)} | gh api ${rulesets}/$id --method PUT --input -`,
    ),
    "The workflow that delivers reads images with GitHub's own token. For another registry keep a user as the variable",
    "`LANDFALL_REGISTRY_USER` and a password as the secret `LANDFALL_REGISTRY_PASSWORD` of the environment `landfall`, and hand",
    "them to `track` and `promote` there, as `registry-username` and `registry-password`.",
    "",
  ];
}

function keySteps(setup: Setup, repository: string, { environment, secrets, variables }: Takes): readonly string[] {
  const isForPlans = environment === planEnvironment;
  const app = isForPlans ? setup.reader : setup.app;
  const path = `repos/${repository}/environments/${environment}`;
  const policy = '{"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}';
  const open = [`gh api ${path} --method PUT`];
  const onlyMain = [
    `echo '${policy}' | gh api ${path} --method PUT --input -`,
    `gh api ${path}/deployment-branch-policies -f name=main`,
  ];
  return [
    ...(isForPlans ? open : onlyMain),
    ...secrets.map((secret) => `gh secret set ${secret} --repo ${repository} --env ${environment} < ${app}.pem`),
    ...variables.map(
      (variable) =>
        `gh variable set ${variable} --repo ${repository} --env ${environment} --body "<client id of ${app}>"`,
    ),
  ];
}

/** The ruleset, in which only its source's word counts for a check; GitHub wants that App's number for it. */
function withAppIds({ app }: Setup, role: Role, name: string = role): string {
  const slugs = { landfall: app, "github-actions": "github-actions" } as const;
  const file = `github/rulesets/${name}.json`;
  const [bound] = wantedRules[role].checks.flatMap(({ context, from }) =>
    from ? [{ context, slug: slugs[from] }] : [],
  );
  if (bound === undefined) return `cat ${file}`;
  const check = `(.. | .required_status_checks? // empty | .[] | select(.context == "${bound.context}"))`;
  return `jq --argjson app "$(gh api apps/${bound.slug} --jq .id)" '${check}.integration_id = $app' ${file}`;
}
