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
    for (const [name, { reporter, statusReporter }] of after.environments) {
      const former = before.environments.get(name);
      if (former === undefined) continue;
      const changed = (field: "reporter" | "statusReporter", message: string) => ({
        environment: name,
        document: { kind: "Environment" as const, name, path: ["spec", field] },
        message,
        fix: "make sure that only the environment's own clusters hold the key of that identity",
      });
      if (former.reporter !== reporter) {
        const events = `events of ${name} count when ${reporter} sends them`;
        yield changed("reporter", `${events}, and no longer ${former.reporter}`);
      }
      if (statusReporter !== undefined && former.statusReporter !== statusReporter) {
        const ended = former.statusReporter === undefined ? "" : `, and no longer ${former.statusReporter}`;
        yield changed("statusReporter", `statuses of ${name} count when ${statusReporter} writes them${ended}`);
      }
    }
  },
};
