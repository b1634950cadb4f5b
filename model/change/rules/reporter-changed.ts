import type { RiskRule } from "../risk.ts";
import { files, organization, production } from "./example.ts";

const reported = (login: string): string => files(organization(), production(`reporter: "${login}"`));

export const reporterChanged: RiskRule = {
  id: "reporter-changed",
  title: "An environment is spoken for by the identity that spoke for it",
  rationale:
    "What is known of an environment is what its reporter says, and what is promoted follows from that: whoever holds " +
    "another identity's key can call ready what is not.",
  link: "https://docs.github.com/en/apps/creating-github-apps/about-creating-github-apps",
  severity: "error",
  examples: {
    accepted: { before: reported("acme-production[bot]"), after: reported("acme-production[bot]") },
    rejected: { before: reported("acme-production[bot]"), after: reported("somebody") },
  },
  *check({ before, after }) {
    for (const [name, { reporter }] of after.environments) {
      const former = before.environments.get(name);
      if (former === undefined || former.reporter === reporter) continue;
      yield {
        environment: name,
        document: { kind: "Environment", name, path: ["spec", "reporter"] },
        message: `events of ${name} count when ${reporter} sends them, and no longer ${former.reporter}`,
        fix: "make sure that only the environment's own clusters hold the key of that identity",
      };
    }
  },
};
