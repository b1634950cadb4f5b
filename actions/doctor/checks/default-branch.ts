import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";

export const defaultBranch: Check = {
  id: "default-branch",
  look: (facts) =>
    eachOf(facts, ({ asked, is }) =>
      judge(asked, is, {
        ifSeen: (repository) =>
          repository.defaultBranch === "main"
            ? fine(asked, "its default branch is main")
            : wrong(asked, `its default branch is ${repository.defaultBranch}: Landfall reads main`, {
                text: "make main the default branch",
                url: settingsPage(facts, asked, "branches"),
              }),
      }),
    ),
};
