import { reporterApp } from "../../../model/setup/apps.ts";
import type { Facts, ReporterFacts } from "../../../model/setup/facts.ts";
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

/** A login that is no App's: it must be able to push to the events repository, and is one of its collaborators then. */
function judgePerson(facts: Facts, { environment, login }: ReporterFacts): Verdict {
  const { asked, writers } = facts.settings.events;
  return judge(login, writers, {
    ifSeen: (all) =>
      all.some((writer) => writer.login.toLowerCase() === login.toLowerCase())
        ? fine(login, `it may dispatch to ${asked} for ${environment}`)
        : wrong(login, `it may not dispatch to ${asked}`, {
            text: "give it write access there, and to nothing else",
            url: settingsPage(facts, asked, "access"),
          }),
  });
}
