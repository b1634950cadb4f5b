import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";

export const actionsEnabled: Check = {
  id: "actions-enabled",
  look: (facts) =>
    eachOf(facts, ({ asked, actions }) =>
      judge(asked, actions, {
        ifSeen: ({ enabled }) =>
          enabled
            ? fine(asked, "Actions are enabled")
            : wrong(asked, "Actions are disabled: no workflow runs", {
                text: "allow Actions",
                url: settingsPage(facts, asked, "actions"),
              }),
      }),
    ),
};
