import { mergeOf } from "../../spec/resolve.ts";
import type { RiskRule } from "../risk.ts";
import { files, organization, production } from "./example.ts";

const merged = (merge: string): string =>
  files(organization(), production(`reporter: "acme-production[bot]"\nmerge: ${merge}`));

export const mergeAutomatic: RiskRule = {
  id: "merge-automatic",
  title: "A person goes on merging what a person merged",
  rationale:
    "Where manifests are merged by themselves, the review of the specs is the last one that anybody does: what follows " +
    "from a change, by drift or by a new version, is looked at by nobody any more.",
  link: "https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository",
  severity: "error",
  examples: {
    accepted: { before: merged("auto"), after: merged("manual") },
    rejected: { before: merged("manual"), after: merged("auto") },
  },
  *check({ before, after }) {
    for (const [name, environment] of after.environments) {
      const former = before.environments.get(name);
      if (former === undefined || mergeOf(former) === "auto" || mergeOf(environment) === "manual") continue;
      yield {
        environment: name,
        document: { kind: "Environment", name, path: ["spec", "merge"] },
        message: `the manifests of ${name} are merged by themselves from now on`,
        fix: "write merge: manual",
      };
    }
  },
};
