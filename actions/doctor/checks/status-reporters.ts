import { statusApp } from "../../../model/setup/apps.ts";
import type { Facts, ReporterFacts } from "../../../model/setup/facts.ts";
import { type Check, notChecked, settingsPage, type Verdict, wrong } from "./check.ts";
import { isBot, judgeClusterApp } from "./cluster-app.ts";

export const statusReporters: Check = {
  id: "status-reporters",
  *look(facts) {
    for (const one of facts.statusReporters) yield judgeOne(facts, one);
  },
};

function judgeOne(facts: Facts, { environment, login }: ReporterFacts): Verdict {
  const { asked } = facts.settings.environments;
  const reports = facts.reporters.find((one) => one.login.toLowerCase() === login.toLowerCase());
  if (reports !== undefined)
    return wrong(login, `it reports for ${reports.environment}, so on ${asked} it could write manifests`, {
      text: `give ${environment} an App of its own that may write commit statuses, as its spec's statusReporter`,
      url: settingsPage(facts, asked, "installations"),
    });
  if (!isBot(login)) return notChecked(login, "it is no App's: GitHub shows nobody what a person's token may do");
  return judgeClusterApp(facts, {
    login,
    wanted: (slug) => statusApp(slug, environment),
    on: asked,
    loses: `${environment}'s clusters can write no commit status`,
  });
}
