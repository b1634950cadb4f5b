import type { Facts, SettingsFacts } from "../../../model/setup/facts.ts";
import { roles } from "../../../model/setup/role.ts";
import { essence } from "../../../model/setup/workflows.ts";
import { type Check, fine, judge, notChecked, type Verdict, wrong } from "./check.ts";

export const workflows: Check = {
  id: "workflows",
  *look(facts) {
    for (const role of roles)
      for (const [path, text] of facts.workflows[role]) yield judgeFile(facts, facts.settings[role], path, text);
  },
};

function judgeFile(facts: Facts, { asked, is, files }: SettingsFacts, path: string, wanted: string): Verdict {
  if (is.status !== "seen") return notChecked(asked, "the repository could not be looked at");
  const url = `${facts.serverUrl}/${asked}/blob/main/${path}`;
  const text = "compare it with docs/workflows of this version of Landfall";
  return judge(asked, files.get(path) ?? { status: "missing" }, {
    ifSeen: (found) =>
      essence(found) === essence(wanted)
        ? fine(asked, `${path} does what this version's does`)
        : wrong(asked, `${path} does something else than this version's`, { text, url }),
    ifMissing: () => wrong(asked, `${path} is missing`, { text: "copy it from docs/workflows of Landfall", url }),
  });
}
