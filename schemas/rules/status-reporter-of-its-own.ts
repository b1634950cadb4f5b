import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { files, organization } from "./example.ts";
import { byTier, placeOf } from "./fields.ts";

const production = (statusReporter: string): string => `
apiVersion: landfall/v1
kind: Environment
metadata: { name: production }
spec:
  tier: production
  account: production
  reporter: "acme-landfall-production[bot]"
  statusReporter: "${statusReporter}"
`;

export const statusReporterOfItsOwn: Rule<Model> = {
  id: "status-reporter-of-its-own",
  title: "Commit statuses are written by an identity that does nothing else",
  rationale:
    "A reporter may write contents, since GitHub dispatches nothing without that right: on the environments repository, " +
    "where the statuses are, its key would let a cluster write manifests. And with one identity for two environments, a " +
    "playground could call production healthy.",
  link: "https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps",
  severity: "error",
  examples: {
    accepted: files(organization, production("acme-production-status[bot]")),
    rejected: files(organization, production("acme-landfall-production[bot]")),
  },
  *check(model) {
    const all = byTier(model);
    const taken = new Map(all.map(({ name, reporter }) => [reporter.toLowerCase(), `reports for "${name}"`]));
    for (const { name, statusReporter } of all) {
      if (statusReporter === undefined) continue;
      const does = taken.get(statusReporter.toLowerCase());
      if (does === undefined) taken.set(statusReporter.toLowerCase(), `writes statuses of "${name}"`);
      else
        yield {
          place: placeOf(model, "Environment", name),
          path: ["spec", "statusReporter"],
          message: `"${statusReporter}" ${does} already`,
          fix: `give "${name}" an App of its own that may write commit statuses, and nothing else`,
        };
    }
  },
};
