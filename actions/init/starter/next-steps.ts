import { type Role, roles } from "../../../model/setup/role.ts";
import { takenBy, workflowsOf } from "../../../model/setup/workflows.ts";
import { appsOf, registrationUrl } from "./github.ts";
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
      ...roles.map((role) => `${withAppId(setup, role)} | gh api repos/${full(role)}/rulesets --method POST --input -`),
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
    `## 4. The key of ${setup.app}`,
    "",
    "It belongs in a GitHub environment that only `main` may use, in each repository with a workflow. `key.pem` is the",
    "private key of step 1, and the client id stands on the App's page.",
    "",
    ...sh(...roles.flatMap((role) => keySteps(setup, role, full(role)))),
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
  ].join("\n");
}

function keySteps({ repositories, toolkit }: Setup, role: Role, repository: string): readonly string[] {
  const { environments, secrets, variables } = takenBy(workflowsOf(role, repositories, toolkit));
  const policy = '{"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}';
  return environments.flatMap((name) => [
    `echo '${policy}' | gh api repos/${repository}/environments/${name} --method PUT --input -`,
    `gh api repos/${repository}/environments/${name}/deployment-branch-policies -f name=main`,
    ...secrets.map((secret) => `gh secret set ${secret} --repo ${repository} --env ${name} < key.pem`),
    ...variables.map(
      (variable) => `gh variable set ${variable} --repo ${repository} --env ${name} --body "$CLIENT_ID"`,
    ),
  ]);
}

/** Of the environments' check, only our App's word counts; GitHub wants the App's number for that. */
const withAppId = ({ app }: Setup, role: Role): string =>
  role === "environments"
    ? `jq --argjson app "$(gh api apps/${app} --jq .id)" '(.. | .required_status_checks? // empty | .[]).integration_id = $app' github/rulesets/${role}.json`
    : `cat github/rulesets/${role}.json`;
