import type { Rule } from "../../model/rule.ts";
import { approversOf } from "../../model/spec/access.ts";
import type { Model } from "../../model/spec/model.ts";
import { access, files, organization, production } from "./example.ts";
import { placeOf } from "./fields.ts";

export const secondApprover: Rule<Model> = {
  id: "second-approver",
  title: "Two people may approve a change to production",
  rationale: "Nobody approves their own pull request, so a single approver can change nothing, and may be on holiday.",
  link: "https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/approving-a-pull-request-with-required-reviews",
  severity: "warning",
  examples: {
    accepted: files(organization, production, access("- { group: platform, rights: [approve] }")),
    rejected: files(
      organization,
      production,
      access(`
- { group: platform, rights: [view] }
- { person: ada, rights: [approve] }
`),
    ),
  },
  *check(model) {
    const { access: granted, environments } = model;
    // One person alone has nobody to grant it to.
    if (granted === undefined || Object.keys(granted.people).length < 2) return;
    for (const { name, tier } of environments.values()) {
      const [only, ...others] = approversOf(granted, name);
      if (tier !== "production" || only === undefined || others.length > 0) continue;
      yield {
        place: placeOf(model, "Access", granted.name),
        path: ["spec", "grants"],
        at: "key",
        message: `only "${only.person}" may approve a change to ${name}, and not one of their own`,
        fix: "grant approve to a second person",
      };
    }
  },
};
