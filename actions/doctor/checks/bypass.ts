import type { Facts, RuleFacts, SettingsFacts } from "../../../model/setup/facts.ts";
import type { Seen } from "../../../model/setup/seen.ts";
import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";
import { installedApp } from "./installed-app.ts";

export const bypass: Check = {
  id: "bypass",
  look: (facts) =>
    eachOf(facts, (repository) => {
      const { asked, rules } = repository;
      const passing = rules.status === "seen" ? allOf(rules.value, appOf(facts, repository)) : rules;
      return judge(asked, passing, {
        ifSeen: (those) =>
          those.length === 0
            ? fine(asked, "nobody passes its rules by who must not")
            : wrong(asked, `its rules do not hold for: ${those.join(", ")}`, {
                text: isOfDelivery(facts, repository)
                  ? "let nobody pass a ruleset by but Landfall's App, for pull requests, the one that asks for approvals alone"
                  : "empty the bypass list of each ruleset",
                url: settingsPage(facts, asked, "rules"),
              }),
      });
    }),
};

export const isOfDelivery = ({ delivers }: Facts, { role }: SettingsFacts): boolean => role === "specs" && delivers;

/** Who may pass an approval by in the specs that deliver, as GitHub's facts have it. */
export function appOf(facts: Facts, repository: SettingsFacts): string | undefined {
  const app = installedApp(facts, "landfall");
  return isOfDelivery(facts, repository) && app !== undefined
    ? `Integration ${app.appId} for pull requests`
    : undefined;
}

/** Whoever else passes any of the rules by; hidden as soon as one of them hides it and none names anybody. */
function allOf(rules: readonly RuleFacts[], app: string | undefined): Seen<readonly string[]> {
  const named = rules.flatMap(({ bypass, ruleset }) =>
    bypass.status === "seen"
      ? bypass.value.filter((who) => who !== app || checks(rules, ruleset)).map((who) => `${who} ("${ruleset}")`)
      : [],
  );
  const unseen = rules.find((rule) => rule.bypass.status === "hidden");
  if (named.length === 0 && unseen?.bypass.status === "hidden") return unseen.bypass;
  return { status: "seen", value: [...new Set(named)] };
}

/** Who passes a ruleset by passes all of it by: where checks are in it, no approval may be waived. */
const checks = (rules: readonly RuleFacts[], ruleset: string): boolean =>
  rules.some((rule) => rule.ruleset === ruleset && rule.type === "required_status_checks");
