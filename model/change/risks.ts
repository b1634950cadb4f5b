import { exceptedInWords, hasExpired } from "../exception.ts";
import { type Severity, severities } from "../problem.ts";
import type { Exception, Model } from "../spec/model.ts";
import { own } from "../spec/own.ts";
import { type Tier, tiers } from "../spec/tier.ts";
import { causesOf, documentOf } from "./causes.ts";
import { folded } from "./folded-risks.ts";
import type { Risk } from "./plan.ts";
import type { Planned, RiskRule, RiskVerdict } from "./risk.ts";
import type { SpecEdit } from "./spec-edits.ts";

/** `today` as `2027-01-31`; without it, no exception has expired. */
export type RiskRequest = { readonly rules: readonly RiskRule[]; readonly today?: string | undefined };

/**
 * What a reviewer must know before they agree, the weightiest first. A rule weighs what the organization gives it; where
 * the change itself says otherwise, the heavier of both counts, and an exception counts only where it was in force before
 * and still is: nobody can wave their own change through.
 */
export function risksOf(planned: Planned, edits: readonly SpecEdit[], { rules, today }: RiskRequest): readonly Risk[] {
  const found = rules.flatMap((rule) =>
    [...rule.check(planned)].map((verdict) => riskOf({ planned, edits, rule, verdict, today })),
  );
  // What is of no environment is of all of them.
  return folded(found, (environment) => rankOf(tierOf(planned, environment)));
}

type Found = {
  readonly planned: Planned;
  readonly edits: readonly SpecEdit[];
  readonly rule: RiskRule;
  readonly verdict: RiskVerdict;
  readonly today: string | undefined;
};

function riskOf({ planned, edits, rule, verdict, today }: Found): Risk {
  const { object, message, fix, blocks } = verdict;
  const environment = verdict.environment ?? object?.environment;
  const application = verdict.application ?? object?.application;
  const exception = rule.isBinding === true ? undefined : exceptionFor(planned, rule.id, documentOf(verdict), today);
  const severity = severityOf(planned, rule, { environment, isBlocking: blocks === true });
  return {
    rule: rule.id,
    severity: exception === undefined ? severity : "notice",
    message: exception === undefined ? message : exceptedInWords(message, exception),
    ...(fix !== undefined && { fix }),
    ...(environment !== undefined && { environment }),
    ...(application !== undefined && { application }),
    ...(object !== undefined && { path: object.path }),
    edits: causesOf(verdict, edits),
    ...(blocks === true && exception === undefined && { blocks }),
  };
}

/** What is in a playground can be lost; what blocks, blocks everywhere. */
function severityOf(
  planned: Planned,
  rule: RiskRule,
  { environment, isBlocking }: { readonly environment: string | undefined; readonly isBlocking: boolean },
): Severity {
  const weights = [planned.before, planned.after].map(({ organization: { policies = {} } }) =>
    rule.isBinding === true ? rule.severity : (own(policies, rule.id) ?? rule.severity),
  );
  const severity = severities.find((one) => weights.includes(one)) ?? rule.severity;
  const isPlayground = tierOf(planned, environment) === "playground";
  return isPlayground && severity === "error" && !isBlocking ? "warning" : severity;
}

/** The stricter of the tiers that an environment has before and after. */
function tierOf({ before, after }: Planned, environment: string | undefined): Tier | undefined {
  const [was, is] = [before, after].map(({ environments }) => environments.get(environment ?? "")?.tier);
  return tiers.find((tier) => tier === was || tier === is);
}

function exceptionFor(
  { before, after }: Planned,
  rule: string,
  document: string | undefined,
  today: string | undefined,
): Exception | undefined {
  const inForce = ({ organization: { exceptions = [] } }: Model): Exception | undefined =>
    exceptions.find((one) => one.rule === rule && one.document === document && !hasExpired(one, today));
  return inForce(after) === undefined ? undefined : inForce(before);
}

const rankOf = (tier: Tier | undefined): number => (tier === undefined ? -1 : tiers.indexOf(tier));
