import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { chart, files, organization, production } from "./example.ts";
import { deployments, placeOf } from "./fields.ts";

export const chartRestricted: Rule<Model> = {
  id: "chart-restricted",
  title: "The pods of a chart in production are held to the restricted standard",
  rationale:
    "Baseline lets a container run as root and keep capabilities, so that what breaks out of it has more to work with.",
  link: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  severity: "warning",
  examples: {
    accepted: files(organization, production, chart("")),
    rejected: files(organization, production, chart(", podSecurity: baseline")),
  },
  *check(model) {
    for (const [app, { name, tier }] of deployments(model)) {
      if (tier !== "production" || app.chart?.podSecurity !== "baseline") continue;
      yield {
        place: placeOf(model, "Application", app.name),
        path: ["spec", "chart", "podSecurity"],
        message: `the chart "${app.name}" may run as root in ${name}`,
        fix: "set the chart's security contexts in values, and write podSecurity: restricted",
      };
    }
  },
};
