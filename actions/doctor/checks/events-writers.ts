import { type Check, fine, judge, settingsPage, wrong } from "./check.ts";

/** An admin could let anybody in: to name them would say nothing. */
export const eventsWriters: Check = {
  id: "events-writers",
  *look(facts) {
    const { asked, writers } = facts.settings.events;
    const known = new Set(facts.reporters.map(({ login }) => login.toLowerCase()));
    yield judge(asked, writers, {
      ifSeen: (all) => {
        const others = all.filter(({ login, isAdmin }) => !isAdmin && !known.has(login.toLowerCase()));
        return others.length === 0
          ? fine(asked, "nobody but reporters and admins may write to it")
          : wrong(
              asked,
              `${others.map(({ login }) => login).join(", ")} may write to it, and reports for no environment`,
              {
                text: "take that access away",
                url: settingsPage(facts, asked, "access"),
              },
            );
      },
    });
  },
};
