import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { files, organization, production } from "./example.ts";
import { byTier, placeOf } from "./fields.ts";

const staging = (account: string): string => `
apiVersion: landfall/v1
kind: Environment
metadata: { name: staging }
spec: { tier: staging, account: ${account}, reporter: "acme-landfall-staging[bot]" }
`;

export const accountPerTier: Rule<Model> = {
  id: "account-per-tier",
  title: "Environments of different tiers live in different accounts",
  rationale: "Within one account, limits, bills and the reach of a mistake are shared.",
  link: "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/benefits-of-using-multiple-aws-accounts.html",
  severity: "warning",
  examples: {
    accepted: files(organization, production, staging("playground")),
    rejected: files(organization, production, staging("production")),
  },
  *check(model) {
    const environments = byTier(model);
    for (const [index, { name, tier, account }] of environments.entries()) {
      // A playground has a rule of its own, which is stricter.
      const isAnother = (one: (typeof environments)[number]): boolean =>
        one.account === account && one.tier !== tier && one.tier !== "playground";
      const other = tier === "playground" ? undefined : environments.slice(0, index).find(isAnother);
      if (other === undefined) continue;
      yield {
        place: placeOf(model, "Environment", name),
        path: ["spec", "account"],
        message: `"${name}" (${tier}) shares the account "${account}" with "${other.name}" (${other.tier})`,
        fix: `give "${name}" an account of its own`,
      };
    }
  },
};
