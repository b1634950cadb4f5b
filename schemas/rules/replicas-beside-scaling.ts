import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { levels, placeOf } from "./fields.ts";

export const replicasBesideScaling: Rule<Model> = {
  id: "replicas-beside-scaling",
  title: "An application says replicas or scaling, not both in one place",
  rationale:
    "The autoscaler owns the number of pods: a fixed number beside it is either without effect or undoes its work.",
  link: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
  severity: "error",
  examples: {
    accepted: files(
      organization,
      production,
      application(`
replicas: 3
probes: { readiness: /ready, liveness: /live }
environments: { production: { scaling: { min: 2, max: 10 } } }
`),
    ),
    rejected: files(
      organization,
      production,
      application(`
replicas: 3
scaling: { min: 2, max: 10 }
probes: { readiness: /ready, liveness: /live }
environments: { production: {} }
`),
    ),
  },
  *check(model) {
    for (const app of model.applications.values()) {
      for (const [path, { replicas, scaling }] of levels(app)) {
        if (replicas === undefined || scaling === undefined) continue;
        yield {
          place: placeOf(model, "Application", app.name),
          path: [...path, "replicas"],
          at: "key",
          message: `"${app.name}" says both replicas and scaling`,
          fix: "remove replicas",
        };
      }
    }
  },
};
