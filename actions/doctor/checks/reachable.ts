import { roles } from "../../../model/setup/role.ts";
import { type Check, fine, judge, wrong } from "./check.ts";

export const reachable: Check = {
  id: "reachable",
  *look({ settings, applications, serverUrl, owner }) {
    for (const { asked, is } of [...roles.map((role) => settings[role]), ...applications]) {
      yield judge(asked, is, {
        ifSeen: () => fine(asked, "it is there"),
        ifMissing: () =>
          wrong(asked, "there is no such repository, or this token may not see it", {
            text: "create it, give the token access, or mend its name in the specs",
            url: `${serverUrl}/organizations/${owner}/repositories/new`,
          }),
      });
    }
  },
};
