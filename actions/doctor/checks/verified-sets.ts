import { verifiedSetsPattern } from "../../../model/names/verified-set.ts";
import { verifiedSetsRules } from "../../../model/setup/delivery-rules.ts";
import type { TagRulesFacts } from "../../../model/setup/facts.ts";
import { type Check, eachOf, fine, judge, notChecked, settingsPage, type Verdict, wrong } from "./check.ts";
import { installedApp } from "./installed-app.ts";

/** A promotion believes the tags of verified sets: nobody but Landfall's App may make one, or move it. */
export const verifiedSets: Check = {
  id: "verified-sets",
  look: (facts) =>
    eachOf(facts, ({ asked, role, tagRules }) => {
      if (role !== "specs" || !facts.delivers) return undefined;
      const url = settingsPage(facts, asked, "rules");
      const app = installedApp(facts, "landfall");
      return judge(asked, tagRules, {
        ifSeen: (all) => judgeRules(all, { asked, url, app: app && `Integration ${app.appId}` }),
      });
    }),
};

type Of = { readonly asked: string; readonly url: string; readonly app: string | undefined };

function judgeRules(all: readonly TagRulesFacts[], { asked, url, app }: Of): Verdict {
  const holding = all.filter(isWhole);
  const text = "add github/rulesets/delivery/verified-sets.json as github/next-steps.md says";
  if (holding.length === 0) return wrong(asked, "anybody who may push can call a set verified", { text, url });
  if (app === undefined) return notChecked(asked, "nobody can tell which App is Landfall's: see landfall-app");
  const [hidden] = holding.flatMap(({ bypass }) => (bypass.status === "hidden" ? [bypass.reason] : []));
  if (holding.some(({ bypass }) => bypass.status === "seen" && isOnly(bypass.value, app)))
    return fine(asked, "nobody but Landfall's App calls a set verified");
  if (hidden !== undefined) return notChecked(asked, hidden);
  const others = [...new Set(holding.flatMap(({ bypass }) => (bypass.status === "seen" ? bypass.value : [])))];
  const may = others.length === 0 ? "nobody, Landfall's App among them," : others.join(", ");
  return wrong(asked, `${may} may call a set verified, and not Landfall's App alone`, {
    text: "let Landfall's App pass that ruleset by, and nobody else",
    url,
  });
}

const isOnly = (passing: readonly string[], app: string): boolean => passing.length === 1 && passing[0] === app;

const isWhole = ({ include, exclude, types }: TagRulesFacts): boolean =>
  exclude.length === 0 &&
  include.some((pattern) => [verifiedSetsPattern, "~ALL"].includes(pattern)) &&
  verifiedSetsRules.types.every((type) => types.includes(type));
