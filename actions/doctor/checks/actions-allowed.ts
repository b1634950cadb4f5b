import type { ActionsFacts } from "../../../model/setup/facts.ts";
import { usedBy } from "../../../model/setup/workflows.ts";
import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";

export const actionsAllowed: Check = {
  id: "actions-allowed",
  look: (facts) =>
    eachOf(facts, ({ asked, actions, files }) =>
      judge(asked, actions, {
        ifSeen: (settings) => {
          const used = usedBy([...files.values()].flatMap((file) => (file.status === "seen" ? [file.value] : [])));
          const refused = settings.enabled ? used.filter((action) => !allows(settings, action)) : [];
          return refused.length === 0
            ? fine(asked, "the actions that its workflows use are allowed")
            : wrong(asked, `not allowed to run: ${refused.join(", ")}`, {
                text: `allow ${refused.map((action) => `${action}@*`).join(", ")}`,
                url: settingsPage(facts, asked, "actions"),
              });
        },
      }),
    ),
};

/** `action` is `owner/name`, with a path below it or not. */
function allows({ allowed, patterns }: ActionsFacts, action: string): boolean {
  if (allowed === "all") return true;
  if (allowed === "local_only") return false;
  // GitHub's own are allowed apart from the patterns.
  if (/^(actions|github)\//.test(action)) return true;
  return patterns.some((pattern) => matches(pattern.replace(/@.*$/, ""), action));
}

const matches = (pattern: string, action: string): boolean =>
  pattern
    .toLowerCase()
    .split("*")
    .reduce<number>((at, part, index) => {
      const found = at < 0 ? -1 : action.toLowerCase().indexOf(part, at);
      return found < 0 || (index === 0 && found > 0) ? -1 : found + part.length;
    }, 0) >= (pattern.endsWith("*") ? 0 : action.length);
