import type { RuleFacts } from "../../../model/setup/facts.ts";
import type { Seen } from "../../../model/setup/seen.ts";
import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";

export const bypass: Check = {
  id: "bypass",
  look: (facts) =>
    eachOf(facts, ({ asked, rules }) => {
      const passing = rules.status === "seen" ? allOf(rules.value) : rules;
      return judge(asked, passing, {
        ifSeen: (those) =>
          those.length === 0
            ? fine(asked, "nobody passes its rules by")
            : wrong(asked, `its rules do not hold for: ${those.join(", ")}`, {
                text: "empty the bypass list of each ruleset",
                url: settingsPage(facts, asked, "rules"),
              }),
      });
    }),
};

/** Whoever passes any of the rules by; hidden as soon as one of them hides it and none names anybody. */
function allOf(rules: readonly RuleFacts[]): Seen<readonly string[]> {
  const named = rules.flatMap(({ bypass, ruleset }) =>
    bypass.status === "seen" ? bypass.value.map((who) => `${who} ("${ruleset}")`) : [],
  );
  const unseen = rules.find((rule) => rule.bypass.status === "hidden");
  if (named.length === 0 && unseen?.bypass.status === "hidden") return unseen.bypass;
  return { status: "seen", value: [...new Set(named)] };
}
