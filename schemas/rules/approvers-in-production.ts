import type { Rule } from "../../model/rule.ts";
import { approversOf } from "../../model/spec/access.ts";
import type { Model } from "../../model/spec/model.ts";
import { access, files, organization, production } from "./example.ts";
import { placeOf } from "./fields.ts";

export const approversInProduction: Rule<Model> = {
  id: "approvers-in-production",
  title: "Somebody may approve a change to production",
  rationale: "Where nobody may, either nothing can be changed or everybody's review counts, and Access says neither.",
  link: "https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners",
  severity: "error",
  examples: {
    accepted: files(organization, production, access("- { group: platform, rights: [view, approve] }")),
    rejected: files(organization, production, access("- { group: platform, rights: [view] }")),
  },
  *check(model) {
    const { access: granted, environments } = model;
    if (granted === undefined) return;
    for (const { name, tier } of environments.values()) {
      if (tier !== "production" || approversOf(granted, name).length > 0) continue;
      yield {
        place: placeOf(model, "Access", granted.name),
        path: ["spec", "grants"],
        at: "key",
        message: `nobody may approve a change to ${name}`,
        fix: `add a grant with environments: [${name}] and rights: [approve]`,
      };
    }
  },
};
