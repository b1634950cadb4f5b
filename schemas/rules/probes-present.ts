import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { deployments, pathOfField, placeOf } from "./fields.ts";

export const probesPresent: Rule<Model> = {
  id: "probes-present",
  title: "Applications in staging and production have a readiness and a liveness probe",
  rationale:
    "Without them a rollout counts as healthy when a process has started, and traffic goes to pods that cannot answer.",
  link: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  severity: "error",
  examples: {
    accepted: files(
      organization,
      production,
      application(`
probes: { readiness: /ready, liveness: /live }
environments: { production: {} }
`),
    ),
    rejected: files(
      organization,
      production,
      application(`
probes: { readiness: /ready }
environments: { production: {} }
`),
    ),
  },
  *check(model) {
    for (const [app, { name, tier }] of deployments(model)) {
      if ((tier !== "staging" && tier !== "production") || app.port === undefined) continue;
      const probes = { ...app.probes, ...app.environments[name]?.probes };
      const missing = (["readiness", "liveness"] as const).filter((probe) => probes[probe] === undefined);
      if (missing.length === 0) continue;
      yield {
        place: placeOf(model, "Application", app.name),
        path: pathOfField(app, name, ["probes"]),
        at: "key",
        message: `"${app.name}" has no ${missing.join(" and no ")} probe in ${name}`,
        fix: `add to spec.probes: ${missing.map((probe) => `${probe}: /${probe}`).join(", ")}`,
      };
    }
  },
};
