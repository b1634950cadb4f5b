import { type Check, fine, settingsPage, wrong } from "./check.ts";

const rank = ["playground", "cicd", "staging", "production", "management"];

export const sharedReporter: Check = {
  id: "shared-reporter",
  *look(facts) {
    for (const { environment, tier, login } of facts.reporters) {
      const lower = facts.reporters.find(
        (other) =>
          other.environment !== environment &&
          other.login.toLowerCase() === login.toLowerCase() &&
          rank.indexOf(other.tier) <= rank.indexOf(tier),
      );
      if (lower === undefined) yield fine(login, `it speaks for ${environment} alone`);
      else
        yield wrong(login, `it speaks for ${environment} and for ${lower.environment}, which could claim to be it`, {
          text: `give ${lower.environment} an identity of its own, in its spec's reporter`,
          url: settingsPage(facts, facts.settings.events.asked, "access"),
        });
    }
  },
};
