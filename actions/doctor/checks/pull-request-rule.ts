import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";

export const pullRequestRule: Check = {
  id: "pull-request-rule",
  look: (facts) =>
    eachOf(facts, ({ asked, rules }) =>
      judge(asked, rules, {
        ifSeen: (all) =>
          all.some(({ type }) => type === "pull_request")
            ? fine(asked, "main moves by pull request only")
            : wrong(asked, "no ruleset asks for a pull request before main moves", {
                text: "add the ruleset that landfall init wrote",
                url: settingsPage(facts, asked, "rules"),
              }),
      }),
    ),
};
