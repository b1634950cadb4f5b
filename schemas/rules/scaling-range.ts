import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { levels, placeOf } from "./fields.ts";

export const scalingRange: Rule<Model> = {
  id: "scaling-range",
  title: "Scaling has a max that is not below its min",
  rationale: "Kubernetes refuses an autoscaler whose range is empty, when the change is already on its way.",
  link: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/",
  severity: "error",
  examples: {
    accepted: files(
      organization,
      production,
      application(`
scaling: { min: 2, max: 2 }
probes: { readiness: /ready, liveness: /live }
environments: { production: {} }
`),
    ),
    rejected: files(
      organization,
      production,
      application(`
scaling: { min: 4, max: 2 }
probes: { readiness: /ready, liveness: /live }
environments: { production: {} }
`),
    ),
  },
  *check(model) {
    for (const app of model.applications.values()) {
      for (const [path, { scaling }] of levels(app)) {
        if (scaling === undefined || scaling.max >= scaling.min) continue;
        yield {
          place: placeOf(model, "Application", app.name),
          path: [...path, "scaling", "max"],
          message: `${[...path, "scaling", "max"].join(".")} must be at least min, which is ${scaling.min}, got ${scaling.max}`,
          fix: `write max: ${scaling.min} or more`,
        };
      }
    }
  },
};
