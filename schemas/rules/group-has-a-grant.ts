import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { access, files, organization, production } from "./example.ts";
import { placeOf } from "./fields.ts";

export const groupHasAGrant: Rule<Model> = {
  id: "group-has-a-grant",
  title: "Every group is granted something",
  rationale: "A group that no grant names gives its people nothing, whatever its name promises.",
  link: "https://csrc.nist.gov/glossary/term/least_privilege",
  severity: "notice",
  examples: {
    accepted: files(organization, production, access("- { group: platform, rights: [approve] }")),
    rejected: files(
      organization,
      production,
      access(`
- { person: ada, rights: [approve] }
- { person: grace, rights: [approve] }
`),
    ),
  },
  *check(model) {
    const { access: granted } = model;
    if (granted === undefined) return;
    const { grants, groups = {} } = granted;
    const named = new Set(grants.flatMap(({ group = [] }) => group));
    // A misspelt name is told as such, and may be the one that is missed.
    if ([...named].some((name) => !Object.hasOwn(groups, name))) return;
    for (const name of Object.keys(groups))
      if (!named.has(name))
        yield {
          place: placeOf(model, "Access", granted.name),
          path: ["spec", "groups", name],
          at: "key",
          message: `no grant names the group "${name}", so its people may nothing by it`,
          fix: "add a grant, or remove the group",
        };
  },
};
