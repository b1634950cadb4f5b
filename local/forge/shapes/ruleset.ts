import { isOwner, mayWrite } from "../identity.ts";
import type { RepositoryCall } from "../route.ts";
import type { RuleOn, Ruleset } from "../rulesets.ts";
import { printDate } from "./time.ts";
import type { Shape } from "./user.ts";

/** A ruleset in a list, which leaves its rules out. */
export function toRulesetItem({ site, repository }: RepositoryCall, { id, name, enforcement, target }: Ruleset): Shape {
  const at = `${site.url}/repos/${repository.fullName}/rulesets/${id}`;
  const createdAt = printDate(repository.createdAt);
  return {
    id,
    name,
    enforcement,
    target,
    source_type: "Repository",
    source: repository.fullName,
    _links: { self: { href: at }, html: { href: `${site.url}/${repository.fullName}/rules/${id}` } },
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** A ruleset in full. Only who may change it is told who bypasses it. */
export function toFullRuleset(call: RepositoryCall, ruleset: Ruleset): Shape {
  const { identity, repository } = call;
  const mayChange = isOwner(identity, repository.fullName) || mayWrite(identity, repository, "administration");
  return {
    ...toRulesetItem(call, ruleset),
    conditions: { ref_name: { include: ruleset.include, exclude: [] } },
    rules: ruleset.rules,
    current_user_can_bypass: "never",
    ...(mayChange && { bypass_actors: ruleset.bypass }),
  };
}

/** A rule as the list of what holds for a branch has it. */
export const toRuleOn = ({ repository }: RepositoryCall, { rule, ruleset }: RuleOn): Shape => ({
  ...rule,
  ruleset_source_type: "Repository",
  ruleset_source: repository.fullName,
  ruleset_id: ruleset.id,
});
