import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { files, organization } from "./example.ts";
import { placeOf } from "./fields.ts";

export const separateRepositories: Rule<Model> = {
  id: "separate-repositories",
  title: "Specs, environments and events live in three repositories",
  rationale:
    "A cluster may write to the events repository: were it one of the others, it could write specs or manifests.",
  link: "https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event",
  severity: "error",
  examples: {
    accepted: files(organization),
    rejected: files(organization.replace("events: events", "events: environments")),
  },
  *check(model) {
    const { name, github } = model.organization;
    const owners = new Map<string, string>();
    for (const role of ["specs", "environments", "events"] as const) {
      const repository = github.repositories[role];
      const owner = owners.get(repository.toLowerCase());
      owners.set(repository.toLowerCase(), owner ?? role);
      if (owner === undefined) continue;
      yield {
        place: placeOf(model, "Organization", name),
        path: ["spec", "github", "repositories", role],
        message: `the repository for ${role} must not be the one for ${owner}`,
        fix: "name another repository",
      };
    }
  },
};
