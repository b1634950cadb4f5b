import { verifiedSetsPattern } from "../../../model/names/verified-set.ts";
import { deliveryRules, verifiedSetsRules } from "../../../model/setup/delivery-rules.ts";
import { roles } from "../../../model/setup/role.ts";
import { wantedRules } from "../../../model/setup/ruleset.ts";
import { table } from "../../../views/markup/markdown.ts";
import { appsOf } from "./github.ts";
import type { Setup } from "./setup.ts";

const sources = { landfall: "from Landfall's App alone", "github-actions": "from GitHub Actions alone" } as const;

/** `permissions.md`: what each App may do, where, and why; and what holds for each repository. */
export function permissionsPage(setup: Setup): string {
  const apps = appsOf(setup).flatMap(({ slug, needs, repositories, onApplications, because }) => [
    `## ${slug}`,
    "",
    `It ${because}. Installed on ${repositories.map((role) => setup.repositories[role]).join(" and ")}${
      onApplications ? ", and on each application's repository" : " alone"
    }.`,
    "",
    table(
      ["permission", "access", "for"],
      Object.entries(needs).map(([name, { access, because: why }]) => [`\`${name}\``, access, why]),
    ),
    "",
  ]);
  const rules = roles.map((role) => {
    const { checks, ownersApprove, because } = wantedRules[role];
    return [
      `\`${setup.repositories[role]}\``,
      "pull request",
      checks.map(({ context, from }) => `\`${context}\`${from ? `, ${sources[from]}` : ""}`).join("; "),
      ownersApprove ? "a code owner" : "",
      because,
    ];
  });
  return [
    "# Who may do what on GitHub, and why",
    "",
    ...apps,
    "## The branch `main`",
    "",
    "Nobody bypasses these rules.",
    "",
    table(["repository", "moves by", "required check", "approved by", "because"], rules),
    "",
    "## Specs that deliver",
    "",
    `Once an environment's spec has \`delivery\`, these hold in \`${setup.repositories.specs}\`, in place of its rules above.`,
    "",
    table(
      ["ruleset", "passed by", "because"],
      [
        ...deliveryRules.map(({ name, appPasses, because }) => [
          name,
          appPasses ? `${setup.app}, in pull requests` : "nobody",
          because,
        ]),
        [`${verifiedSetsRules.name}, \`${verifiedSetsPattern}\``, setup.app, verifiedSetsRules.because],
      ],
    ),
    "",
  ].join("\n");
}
