import { type Role, roles } from "../../../model/setup/role.ts";
import { workflowsOf } from "../../../model/setup/workflows.ts";
import type { Files } from "../../../model/tree/tree.ts";
import { github } from "./github.ts";
import { nextSteps } from "./next-steps.ts";
import { permissionsPage } from "./permissions-page.ts";
import { codeowners, readmes } from "./readmes.ts";
import type { Setup } from "./setup.ts";
import { specs } from "./specs.ts";

/** The first commit of each repository, and the folder `github`: what GitHub is told, and what a person does. */
export type Starter = { readonly repositories: Readonly<Record<Role, Files>>; readonly github: Files };

export const starter = (setup: Setup): Starter => ({
  repositories: {
    specs: new Map([...specs(setup), ...shared(setup, "specs")]),
    environments: shared(setup, "environments"),
    events: shared(setup, "events"),
  },
  github: new Map([...github(setup), ["next-steps.md", nextSteps(setup)], ["permissions.md", permissionsPage(setup)]]),
});

/** All files of the starter, by path below the folder that is written. */
export const filesOf = ({ repositories, github }: Starter): Files =>
  new Map(
    [...roles.map((role) => [role, repositories[role]] as const), ["github", github] as const].flatMap(
      ([folder, files]) => [...files].map(([path, text]) => [`${folder}/${path}`, text] as const),
    ),
  );

/** What belongs to people in every repository. */
const shared = (setup: Setup, role: Role): Files =>
  new Map([
    ["README.md", readmes[role](setup)],
    [".github/CODEOWNERS", codeowners(setup)],
    ...workflowsOf(role, setup.repositories, setup.toolkit).map(({ path, text }) => [path, text] as const),
  ]);
