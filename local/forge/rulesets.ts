import { type Body, isBody } from "./body.ts";
import { stableId } from "./identity.ts";
import type { Protection } from "./options.ts";
import type { RulesetOptions } from "./setup.ts";

export type Ruleset = Required<RulesetOptions> & { readonly id: number };

export const toRuleset = (
  {
    name,
    rules,
    enforcement = "active",
    target = "branch",
    include = ["~DEFAULT_BRANCH"],
    bypass = [],
  }: RulesetOptions,
  id: number,
): Ruleset => ({ id, name, rules, enforcement, target, include, bypass });

/** A rule that holds for a branch, and whose it is. */
export type RuleOn = { readonly rule: Body; readonly ruleset: Ruleset };

type Place = { readonly defaultBranch: string; readonly rulesets: ReadonlyMap<number, Ruleset> };

export const rulesOn = ({ defaultBranch, rulesets }: Place, branch: string): readonly RuleOn[] =>
  [...rulesets.values()]
    .filter(({ enforcement, target }) => enforcement === "active" && target === "branch")
    .filter(({ include }) => include.some(covers(defaultBranch, branch)))
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));

const covers =
  (defaultBranch: string, branch: string) =>
  (pattern: string): boolean =>
    pattern === "~ALL" ||
    pattern === `refs/heads/${branch}` ||
    (pattern === "~DEFAULT_BRANCH" && branch === defaultBranch);

/** What the rules ask before the branch moves, besides what was asked already. */
export function protectionBy(rules: readonly RuleOn[], own: Protection | undefined): Protection | undefined {
  if (rules.length === 0) return own;
  const required = rules.filter(({ rule }) => rule["type"] === "required_status_checks").flatMap(checksOf);
  return {
    requirePullRequest: own?.requirePullRequest === true || rules.some(({ rule }) => rule["type"] === "pull_request"),
    requiredChecks: [...(own?.requiredChecks ?? []), ...required],
  };
}

function checksOf({ rule }: RuleOn): NonNullable<Protection["requiredChecks"]> {
  const parameters = isBody(rule["parameters"]) ? rule["parameters"] : {};
  const checks = Array.isArray(parameters["required_status_checks"]) ? parameters["required_status_checks"] : [];
  return checks.filter(isBody).map(({ context, integration_id: app }) => ({
    context: String(context),
    ...(typeof app === "number" && { app }),
  }));
}

/** The number of the App of that slug. */
export const appId = (slug: string): number => stableId(`app:${slug}`);
