import { reporterApp } from "../../../model/setup/apps.ts";
import type { Facts, ReporterFacts, SettingsFacts } from "../../../model/setup/facts.ts";
import { type Check, fine, judge, settingsPage, type Verdict, wrong } from "./check.ts";
import { judgeInstallation } from "./installation.ts";

const bot = "[bot]";

export const reporters: Check = {
  id: "reporters",
  *look(facts) {
    for (const reporter of facts.reporters)
      yield reporter.login.endsWith(bot) ? judgeApp(facts, reporter) : judgePerson(facts, reporter);
  },
};

function judgeApp(
  { installations, settings, serverUrl, owner }: Facts,
  { environment, login }: ReporterFacts,
): Verdict {
  const slug = login.slice(0, -bot.length).toLowerCase();
  const on = [settings.events.asked];
  return judge(login, installations, {
    ifSeen: (all) => {
      const found = all.find((one) => one.slug === slug);
      if (found !== undefined)
        return judgeInstallation(found, { wanted: reporterApp(slug, environment), on, alone: true });
      return wrong(login, `it is not installed: nothing that ${environment}'s clusters say arrives`, {
        text: `create the App ${slug} as github/next-steps.md says, and install it on ${on[0]}`,
        url: `${serverUrl}/organizations/${owner}/settings/installations`,
      });
    },
  });
}

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
