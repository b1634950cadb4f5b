import { roles } from "../../../model/setup/role.ts";
import { type Check, fine, judge, settingsPage, wrong } from "./check.ts";

export const named: Check = {
  id: "named",
  *look(facts) {
    for (const { asked, is } of [...roles.map((role) => facts.settings[role]), ...facts.applications]) {
      if (is.status === "missing") continue;
      yield judge(asked, is, {
        ifSeen: ({ fullName }) =>
          fullName.toLowerCase() === asked.toLowerCase()
            ? fine(asked, "it has the name that the specs have")
            : wrong(asked, `it was renamed to ${fullName}`, {
                text: `write ${fullName} in the specs: GitHub leads there only until the old name is taken`,
                url: settingsPage(facts, fullName, ""),
              }),
      });
    }
  },
};
