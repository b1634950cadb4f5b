import { wantedRules } from "../../../model/setup/ruleset.ts";
import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";

export const ownerReview: Check = {
  id: "owner-review",
  look: (facts) =>
    eachOf(facts, ({ asked, rules, role }) => {
      if (!wantedRules[role].ownersApprove) return undefined;
      return judge(asked, rules, {
        ifSeen: (all) =>
          all.some((rule) => rule.type === "pull_request" && rule.parameters["require_code_owner_review"] === true)
            ? fine(asked, "a code owner approves each change")
            : wrong(asked, "no ruleset asks for the approval of a code owner", {
                text: "switch on: Require review from Code Owners",
                url: settingsPage(facts, asked, "rules"),
              }),
      });
    }),
};
