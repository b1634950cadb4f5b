import { reporterApp } from "../../../model/setup/apps.ts";
import type { Facts, ReporterFacts, SettingsFacts } from "../../../model/setup/facts.ts";
import { type Check, fine, judge, settingsPage, type Verdict, wrong } from "./check.ts";
import { isBot, judgeClusterApp } from "./cluster-app.ts";

export const reporters: Check = {
  id: "reporters",
  *look(facts) {
    for (const reporter of facts.reporters)
      yield isBot(reporter.login) ? judgeApp(facts, reporter) : judgePerson(facts, reporter);
  },
};

const judgeApp = (facts: Facts, { environment, login }: ReporterFacts): Verdict =>
  judgeClusterApp(facts, {
    login,
    wanted: (slug) => reporterApp(slug, environment),
    on: facts.settings.events.asked,
    loses: `nothing that ${environment}'s clusters say arrives`,
  });

/** A login that is no App's: it must be able to push to the events repository, and to nothing else. */
function judgePerson(facts: Facts, { environment, login }: ReporterFacts): Verdict {
  const { events, specs, environments } = facts.settings;
  const mayWrite = ({ writers }: SettingsFacts): boolean =>
    writers.status === "seen" && writers.value.some((one) => one.login.toLowerCase() === login.toLowerCase());
  const [more] = [environments, specs].filter(mayWrite);
  if (more !== undefined) {
    const fix = { text: "take that access away", url: settingsPage(facts, more.asked, "access") };
    return wrong(login, `it may write to ${more.asked} too, and a cluster has its token`, fix);
  }
  return judge(login, events.writers, {
    ifSeen: () =>
      mayWrite(events)
        ? fine(login, `it may dispatch to ${events.asked} for ${environment}`)
        : wrong(login, `it may not dispatch to ${events.asked}`, {
            text: "give it write access there, and to nothing else",
            url: settingsPage(facts, events.asked, "access"),
          }),
  });
}
