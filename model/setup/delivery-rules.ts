import { verifiedSetsPattern } from "../names/verified-set.ts";
import { rulesetBody, type WantedRules, wantedRules } from "./ruleset.ts";

/**
 * What holds for main of specs that deliver, in place of `wantedRules.specs`. Nobody gives an owner's approval to what Landfall's
 * App merges by itself, so that it passes by in its own pull requests; GitHub lets nobody pass single rules by, so the
 * approval is a ruleset of its own, and the checks hold for the App too.
 */
export const deliveryRules: readonly WantedRules[] = [
  { ...wantedRules.specs, ownersApprove: false },
  {
    name: "Landfall: specs, owners",
    checks: [],
    ownersApprove: true,
    appPasses: true,
    because: "what people change is approved by an owner; what promote merges has passed its gates",
  },
];

/** Tags that say what was verified: a promotion believes them. */
export const verifiedSetsRules = {
  name: "Landfall: verified sets",
  types: ["creation", "update", "deletion"],
  because: "a set is verified when Landfall's App says so, and stays what it was",
} as const;

/** The body of `POST /repos/{owner}/{repo}/rulesets` for those tags; without the App's number nobody at all makes one. */
export const verifiedSetsBody = (app?: number) => ({
  name: verifiedSetsRules.name,
  target: "tag" as const,
  enforcement: "active" as const,
  bypass_actors:
    app === undefined ? [] : [{ actor_id: app, actor_type: "Integration" as const, bypass_mode: "always" as const }],
  conditions: { ref_name: { include: [verifiedSetsPattern], exclude: [] } },
  rules: verifiedSetsRules.types.map((type) => ({ type })),
});

/** The bodies of both rulesets for main. */
export const deliveryBodies = (ids: Parameters<typeof rulesetBody>[1] = {}) =>
  deliveryRules.map((wanted) => rulesetBody(wanted, ids));
