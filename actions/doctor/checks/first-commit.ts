import { type Check, eachOf, fine, judge, wrong } from "./check.ts";

export const firstCommit: Check = {
  id: "first-commit",
  look: (facts) =>
    eachOf(facts, ({ asked, tip }) =>
      judge(asked, tip, {
        ifSeen: () => fine(asked, "it has a first commit"),
        ifMissing: () =>
          wrong(asked, "it is empty", {
            text: "push its first commit, which landfall init wrote",
            url: `${facts.serverUrl}/${asked}`,
          }),
      }),
    ),
};
