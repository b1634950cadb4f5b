import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { files, organization, production } from "./example.ts";
import { byTier, placeOf } from "./fields.ts";

const dev = (reporter: string): string => `
apiVersion: landfall/v1
kind: Environment
metadata: { name: dev }
spec: { tier: playground, account: playground, reporter: "${reporter}" }
`;

export const reporterOfItsOwn: Rule<Model> = {
  id: "reporter-of-its-own",
  title: "Each environment is reported by an identity of its own",
  rationale:
    "An event is believed because of who sent it: with one identity for two, a playground could speak for production.",
  link: "https://docs.github.com/en/apps/creating-github-apps/about-creating-github-apps/best-practices-for-creating-a-github-app",
  severity: "error",
  examples: {
    accepted: files(organization, production, dev("acme-landfall-dev[bot]")),
    rejected: files(organization, production, dev("acme-landfall-production[bot]")),
  },
  *check(model) {
    const owners = new Map<string, string>();
    for (const { name, reporter } of byTier(model)) {
      const owner = owners.get(reporter.toLowerCase());
      if (owner === undefined) owners.set(reporter.toLowerCase(), name);
      else
        yield {
          place: placeOf(model, "Environment", name),
          path: ["spec", "reporter"],
          message: `"${reporter}" reports for "${owner}" already`,
          fix: `give "${name}" an identity of its own`,
        };
    }
  },
};
