import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { budgetOf, scalingOf } from "../../model/spec/resolve.ts";
import { minReplicas } from "../../model/spec/workload.ts";
import { application, files, organization, production } from "./example.ts";
import { deployments, pathOfField, placeOf } from "./fields.ts";

export const productionReplicas: Rule<Model> = {
  id: "production-replicas",
  title: "Applications in production run at least two pods under a disruption budget",
  rationale: "With one pod, or without a budget, draining a node takes the application down.",
  link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
  severity: "error",
  examples: {
    accepted: files(
      organization,
      production,
      application(`
probes: { readiness: /ready, liveness: /live }
environments: { production: { replicas: 2 } }
`),
    ),
    rejected: files(
      organization,
      production,
      application(`
probes: { readiness: /ready, liveness: /live }
environments: { production: { replicas: 1, disruptionBudget: false } }
`),
    ),
  },
  *check(model) {
    for (const [app, environment] of deployments(model)) {
      if (environment.tier !== "production" || app.chart !== undefined) continue;
      const place = placeOf(model, "Application", app.name);
      const override = app.environments[environment.name] ?? {};
      const scaling = scalingOf(app, override, environment);
      const pods = minReplicas(scaling);
      if (pods < 2) {
        const path = pathOfField(app, environment.name, ["scaling", "replicas"]);
        const message = `"${app.name}" may run with ${pods === 1 ? "1 pod" : `${pods} pods`} in ${environment.name}`;
        const field = scaling.kind === "automatic" ? "min" : "replicas";
        yield {
          place,
          path: scaling.kind === "automatic" ? [...path, "min"] : path,
          message,
          fix: `write ${field}: 2`,
        };
      }
      if (!budgetOf(app, override)) {
        const path = pathOfField(app, environment.name, ["disruptionBudget"]);
        const message = `"${app.name}" has no disruption budget in ${environment.name}`;
        yield { place, path, at: "key", message, fix: "remove disruptionBudget: false" };
      }
    }
  },
};
