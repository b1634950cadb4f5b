import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { files, organization, production } from "./example.ts";
import { placeOf } from "./fields.ts";

const playground = (account: string): string => `
apiVersion: landfall/v1
kind: Environment
metadata: { name: dev }
spec: { tier: playground, account: ${account}, reporter: "acme-landfall-dev[bot]" }
`;

export const playgroundAccount: Rule<Model> = {
  id: "playground-account",
  title: "A playground shares no account with another tier",
  rationale: "The account is the boundary: what anyone may try out must not reach what others depend on.",
  link: "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/organizing-your-aws-environment.html",
  severity: "error",
  examples: {
    accepted: files(organization, production, playground("playground")),
    rejected: files(organization, production, playground("production")),
  },
  *check(model) {
    const environments = [...model.environments.values()];
    for (const { name, account } of environments.filter(({ tier }) => tier === "playground")) {
      const other = environments.find((one) => one.tier !== "playground" && one.account === account);
      if (other === undefined) continue;
      yield {
        place: placeOf(model, "Environment", name),
        path: ["spec", "account"],
        message: `the playground "${name}" shares the account "${account}" with "${other.name}", which is ${other.tier}`,
        fix: "give the playground an account of its own",
      };
    }
  },
};
