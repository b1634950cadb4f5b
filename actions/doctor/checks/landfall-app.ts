import { landfallApp } from "../../../model/setup/apps.ts";
import { roles } from "../../../model/setup/role.ts";
import { type Check, judge, type Verdict, wrong } from "./check.ts";
import { judgeInstallation } from "./installation.ts";
import { installedApp, slugOf } from "./installed-app.ts";

export const landfallAppInstalled: Check = {
  id: "landfall-app",
  *look(facts) {
    const { installations, owner, serverUrl, settings } = facts;
    const wanted = landfallApp(slugOf(facts, "landfall"));
    const found = installedApp(facts, "landfall");
    const subject = found?.slug ?? wanted.slug;
    const missing = (): Verdict =>
      wrong(subject, "the App that proposes and reports is not installed", {
        text: "create it as github/next-steps.md says, and install it",
        url: `${serverUrl}/organizations/${owner}/settings/installations`,
      });
    const on = roles.filter((role) => wanted.repositories.includes(role)).map((role) => settings[role].asked);
    yield judge(subject, installations, {
      ifSeen: () => (found === undefined ? missing() : judgeInstallation(found, { wanted, on, alone: false })),
    });
  },
};
