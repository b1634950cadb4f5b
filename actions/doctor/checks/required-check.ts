import type { Facts, RuleFacts, SettingsFacts } from "../../../model/setup/facts.ts";
import { type CheckSource, type RequiredCheck, wantedRules } from "../../../model/setup/ruleset.ts";
import { type Check, fine, judge, notChecked, settingsPage, type Verdict, wrong } from "./check.ts";
import { installedApp } from "./installed-app.ts";

export const requiredCheck: Check = {
  id: "required-check",
  *look(facts) {
    for (const repository of Object.values(facts.settings))
      for (const wanted of wantedRules[repository.role].checks)
        yield repository.is.status === "seen"
          ? judgeOne(facts, repository, wanted)
          : notChecked(repository.asked, "the repository could not be looked at");
  },
};

function judgeOne(facts: Facts, { asked, rules }: SettingsFacts, { context, from }: RequiredCheck): Verdict {
  const url = settingsPage(facts, asked, "rules");
  return judge(asked, rules, {
    ifSeen: (all) => {
      const found = all.flatMap(checksOf).filter((check) => check.context === context);
      if (found.length === 0) {
        const says = `no ruleset requires the check ${context}`;
        return wrong(asked, says, { text: `require ${context} before merging to main`, url });
      }
      if (from === undefined) return fine(asked, `the check ${context} is required`);
      const id = idOf(facts, from);
      if (found.some((check) => check.from !== undefined && (id === undefined || check.from === id)))
        return fine(asked, `the check ${context} is required, of ${sources[from]}`);
      const says = `the check ${context} counts from anybody, not from ${sources[from]} alone`;
      return wrong(asked, says, { text: `choose ${sources[from]} as the source of ${context}`, url });
    },
  });
}

const sources = { landfall: "Landfall's App", "github-actions": "GitHub Actions" } as const;

/** `undefined` where nobody can tell which App is meant. */
function idOf(facts: Facts, source: CheckSource): number | undefined {
  if (source === "landfall") return installedApp(facts, "landfall")?.appId;
  return facts.actionsApp.status === "seen" ? facts.actionsApp.value : undefined;
}

type Required = { readonly context: string; readonly from: number | undefined };

function checksOf({ type, parameters }: RuleFacts): readonly Required[] {
  const checks = parameters["required_status_checks"];
  if (type !== "required_status_checks" || !Array.isArray(checks)) return [];
  return checks.map((check: { context?: unknown; integration_id?: unknown }) => ({
    context: String(check.context),
    from: typeof check.integration_id === "number" ? check.integration_id : undefined,
  }));
}
