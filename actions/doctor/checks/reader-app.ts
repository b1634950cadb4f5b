import { readerApp } from "../../../model/setup/apps.ts";
import { type Check, judge, type Verdict, wrong } from "./check.ts";
import { judgeInstallation } from "./installation.ts";
import { installedApp, slugOf } from "./installed-app.ts";

/** Pull requests have its key: it may read the environments repository, and nothing else anywhere. */
export const readerAppInstalled: Check = {
  id: "reader-app",
  *look(facts) {
    const { installations, owner, serverUrl, settings } = facts;
    const wanted = readerApp(slugOf(facts, "reader"));
    const found = installedApp(facts, "reader");
    const subject = found?.slug ?? wanted.slug;
    const on = wanted.repositories.map((role) => settings[role].asked);
    const missing = (): Verdict =>
      wrong(subject, "the App that plans read as is not installed: no plan sees what is merged", {
        text: `create it as github/next-steps.md says, and install it on ${on.join(", ")}`,
        url: `${serverUrl}/organizations/${owner}/settings/installations`,
      });
    yield judge(subject, installations, {
      ifSeen: () => (found === undefined ? missing() : judgeInstallation(found, { wanted, on, alone: true })),
    });
  },
};
