import { roles } from "../../../model/setup/role.ts";
import { type Check, fine, judge, settingsPage, wrong } from "./check.ts";

export const archived: Check = {
  id: "archived",
  *look(facts) {
    for (const { asked, is } of [...roles.map((role) => facts.settings[role]), ...facts.applications]) {
      if (is.status === "missing") continue;
      yield judge(asked, is, {
        ifSeen: ({ isArchived }) =>
          isArchived
            ? wrong(asked, "it is archived: nobody can write to it", {
                text: "unarchive it, or take it out of the specs",
                url: settingsPage(facts, asked, ""),
              })
            : fine(asked, "it is not archived"),
      });
    }
  },
};
