import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { deployments, pathOfField, placeOf } from "./fields.ts";

const calling = (cidr: string): string =>
  application(`
probes: { readiness: /ready, liveness: /live }
egress: [{ cidr: ${cidr}, ports: [443] }]
environments: { production: {} }
`);

export const egressToEverywhere: Rule<Model> = {
  id: "egress-to-everywhere",
  title: "Applications in production do not call the whole Internet",
  rationale: "Whoever breaks in can send data anywhere, and fetch what they need from anywhere.",
  link: "https://kubernetes.io/docs/concepts/security/security-checklist/#network-security",
  severity: "warning",
  examples: {
    accepted: files(organization, production, calling("203.0.113.0/24")),
    rejected: files(organization, production, calling("0.0.0.0/0")),
  },
  *check(model) {
    for (const [app, { name, tier }] of deployments(model)) {
      if (tier !== "production") continue;
      const egress = app.environments[name]?.egress ?? app.egress ?? [];
      for (const [index, { cidr }] of egress.entries()) {
        if (!cidr.endsWith("/0")) continue;
        yield {
          place: placeOf(model, "Application", app.name),
          path: [...pathOfField(app, name, ["egress"]), index, "cidr"],
          message: `"${app.name}" may call every address there is in ${name}`,
          fix: "name the networks it has to reach",
        };
      }
    }
  },
};
