import type { WantedApp } from "../../../model/setup/apps.ts";
import type { Facts } from "../../../model/setup/facts.ts";
import { judge, type Verdict, wrong } from "./check.ts";
import { judgeInstallation } from "./installation.ts";

const bot = "[bot]";

/** Whether the login is an App's. */
export const isBot = (login: string): boolean => login.endsWith(bot);

type Asked = {
  readonly login: string;
  readonly wanted: (slug: string) => WantedApp;
  /** The one repository it must be on, by full name. */
  readonly on: string;
  /** What is lost while it is not installed. */
  readonly loses: string;
};

/** Judges an App whose key clusters have: it is installed on one repository, and may do one thing there. */
export function judgeClusterApp(
  { installations, serverUrl, owner }: Facts,
  { login, wanted, on, loses }: Asked,
): Verdict {
  const slug = login.slice(0, -bot.length).toLowerCase();
  return judge(login, installations, {
    ifSeen: (all) => {
      const found = all.find((one) => one.slug === slug);
      if (found !== undefined) return judgeInstallation(found, { wanted: wanted(slug), on: [on], alone: true });
      return wrong(login, `it is not installed: ${loses}`, {
        text: `create the App ${slug} as github/next-steps.md says, and install it on ${on}`,
        url: `${serverUrl}/organizations/${owner}/settings/installations`,
      });
    },
  });
}
