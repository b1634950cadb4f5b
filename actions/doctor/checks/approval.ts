import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";

/** Landfall needs no such right anywhere: its App opens the pull requests. */
export const approval: Check = {
  id: "approval",
  look: (facts) =>
    eachOf(facts, ({ asked, approves }) =>
      judge(asked, approves, {
        ifSeen: (may) =>
          may
            ? wrong(asked, "a workflow may approve pull requests, so it could stand in for a person", {
                text: "switch off: Allow GitHub Actions to create and approve pull requests",
                url: settingsPage(facts, asked, "actions"),
              })
            : fine(asked, "workflows approve no pull request"),
      }),
    ),
};
