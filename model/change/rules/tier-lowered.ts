import { tiers } from "../../spec/tier.ts";
import type { RiskRule } from "../risk.ts";
import { files, organization, production } from "./example.ts";

const tiered = (tier: string): string =>
  files(organization(), production().replace("tier: production", `tier: ${tier}`));

export const tierLowered: RiskRule = {
  id: "tier-lowered",
  title: "An environment stays what it is for",
  rationale:
    "Policies, defaults and risks go by the tier: with a lower one, fewer pods run and most rules that held there hold no " +
    "longer, for every change from then on.",
  link: "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/organizing-your-aws-environment.html",
  severity: "error",
  examples: {
    accepted: { before: tiered("staging"), after: tiered("production") },
    rejected: { before: tiered("production"), after: tiered("staging") },
  },
  *check({ before, after }) {
    for (const [name, { tier }] of after.environments) {
      const former = before.environments.get(name)?.tier;
      if (former === undefined || tiers.indexOf(tier) <= tiers.indexOf(former)) continue;
      yield {
        environment: name,
        document: { kind: "Environment", name, path: ["spec", "tier"] },
        message: `${name} is ${tier} from now on, and no longer ${former}`,
        fix: "make another environment for what is to be held to less",
      };
    }
  },
};
