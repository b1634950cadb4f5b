import { appOf } from "./bypass.ts";
import { type Check, eachOf, fine, judge, notChecked, settingsPage, wrong } from "./check.ts";

/** Nobody gives an owner's approval to what is merged by itself. */
export const deliveryApproval: Check = {
  id: "delivery-approval",
  look: (facts) =>
    eachOf(facts, (repository) => {
      const { asked, role, rules } = repository;
      if (role !== "specs" || !facts.delivers) return undefined;
      const app = appOf(facts, repository);
      return judge(asked, rules, {
        ifSeen: (all) => {
          const asking = all.filter(
            ({ type, parameters }) =>
              type === "pull_request" &&
              (parameters["require_code_owner_review"] === true ||
                Number(parameters["required_approving_review_count"]) > 0),
          );
          if (app === undefined) return notChecked(asked, "nobody can tell which App is Landfall's: see landfall-app");
          const [hidden] = asking.flatMap(({ bypass }) => (bypass.status === "hidden" ? [bypass.reason] : []));
          if (hidden !== undefined) return notChecked(asked, hidden);
          const isHeld = asking.some(({ bypass }) => bypass.status === "seen" && !bypass.value.includes(app));
          return isHeld
            ? wrong(
                asked,
                "what promote opens waits for an owner's approval, also where its environment asks for none",
                {
                  text: "replace the specs' ruleset by the two in github/rulesets/delivery, and let Landfall's App pass the approval by",
                  url: settingsPage(facts, asked, "rules"),
                },
              )
            : fine(asked, "what promote opens waits for what its environment asks for");
        },
      });
    }),
};
