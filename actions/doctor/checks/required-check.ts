import type { RuleFacts } from "../../../model/setup/facts.ts";
import { wantedRules } from "../../../model/setup/ruleset.ts";
import { type Check, eachOf, fine, judge, settingsPage, wrong } from "./check.ts";
import { landfallInstallation } from "./landfall-installation.ts";

export const requiredCheck: Check = {
  id: "required-check",
  look: (facts) =>
    eachOf(facts, ({ asked, rules, role }) => {
      const [wanted] = wantedRules[role].checks;
      if (wanted === undefined) return undefined;
      const { context, ours } = wanted;
      const url = settingsPage(facts, asked, "rules");
      return judge(asked, rules, {
        ifSeen: (all) => {
          const found = all.flatMap(checksOf).filter((check) => check.context === context);
          if (found.length === 0) {
            const says = `no ruleset requires the check ${context}`;
            return wrong(asked, says, { text: `require ${context} before merging to main`, url });
          }
          const app = landfallInstallation(facts)?.appId;
          if (ours && !found.some(({ from }) => from !== undefined && (app === undefined || from === app))) {
            const says = `the check ${context} counts from anybody, not from Landfall's App alone`;
            return wrong(asked, says, { text: `choose Landfall's App as the source of ${context}`, url });
          }
          return fine(asked, `the check ${context} is required`);
        },
      });
    }),
};

type Required = { readonly context: string; readonly from: number | undefined };

function checksOf({ type, parameters }: RuleFacts): readonly Required[] {
  const checks = parameters["required_status_checks"];
  if (type !== "required_status_checks" || !Array.isArray(checks)) return [];
  return checks.map((check: { context?: unknown; integration_id?: unknown }) => ({
    context: String(check.context),
    from: typeof check.integration_id === "number" ? check.integration_id : undefined,
  }));
}
