import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";
import { takenIn } from "./taken-in.ts";

export const keyElsewhere: Check = {
  id: "key-elsewhere",
  look: (facts) =>
    eachOf(facts, ({ asked, secrets }) =>
      judge(asked, secrets, {
        ifSeen: (present) => {
          const open = takenIn(facts, asked).secrets.filter((secret) => present.includes(secret));
          return open.length === 0
            ? fine(asked, "no branch but main gets at the key")
            : wrong(asked, `${open.join(", ")} is a secret of the whole repository: every branch gets at it`, {
                text: "delete it there, keep it in the environment only, and replace the key",
                url: settingsPage(facts, asked, "secrets/actions"),
              });
        },
      }),
    ),
};
