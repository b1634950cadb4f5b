import type { Role } from "../../../model/setup/role.ts";
import { repositoryUrl, type Setup, specsFolder } from "./setup.ts";

/** Each repository's README: what it is for, and what its readers do there. */
export const readmes: Readonly<Record<Role, (setup: Setup) => string>> = {
  specs: (setup) => `# The specs of ${setup.owner}

What runs where, in small YAML documents below [\`${specsFolder}\`](${specsFolder}). Edit them in a pull request: it is checked
within seconds, and its merge becomes one pull request of manifests per environment in
[${setup.repositories.environments}](${repositoryUrl(setup, "environments")}).

| file                         | says                                                     |
| ---------------------------- | -------------------------------------------------------- |
| \`organization.yaml\`          | which repositories and cloud accounts there are          |
| \`access.yaml\`                | who may do what, and where                               |
| \`applications/<name>.yaml\`   | one application: image, port, address, probes            |
| \`<environment>/\`             | one environment, its clusters, and what is released to it |

Before you push: \`landfall validate ${specsFolder}\`, and \`landfall render ${specsFolder} --out out\` shows what would be proposed.

An application is not deployed before a Release of an environment names its image:

\`\`\`yaml
apiVersion: landfall/v1
kind: Release
metadata: { name: ${setup.stages[0]?.name} }
spec:
  environment: ${setup.stages[0]?.name}
  applications:
    ${setup.application.name}: { tag: 1.0.0, version: 1.0.0 }
\`\`\`
`,
  environments: (setup) => `# The manifests of ${setup.owner}

One folder per environment, rendered from [${setup.repositories.specs}](${repositoryUrl(setup, "specs")}). Flux applies \`main\`.
Nobody edits the folders: Landfall proposes each change as a pull request, and sets right what was edited by hand. What
stands beside them, this page and \`.github\`, belongs to people.
`,
  events: (setup) => `# What the clusters of ${setup.owner} report

Clusters dispatch their events here, each environment with an identity of its own, and the workflow shows them on the
commits they are about; others build and test the applications that are delivered, and move them on. To dispatch needs
\`contents: write\`, so this repository holds nothing but those workflows, and its \`main\` moves by pull request only.
`,
};

/** Who approves changes of a repository. */
export const codeowners = ({ person }: Setup): string => `# The last line that matches a file decides.
* @${person.login}
`;
