import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { application, files, organization, production } from "./example.ts";
import { levels, placeOf } from "./fields.ts";

const probed = (liveness: string): string =>
  application(`
probes: { readiness: /ready, liveness: ${liveness} }
environments: { production: {} }
`);

export const livenessIsNotReadiness: Rule<Model> = {
  id: "liveness-is-not-readiness",
  title: "The liveness probe does not ask what the readiness probe asks",
  rationale:
    "Readiness may fail because something else is down; were liveness to ask the same, Kubernetes would restart every pod at once.",
  link: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  severity: "warning",
  examples: {
    accepted: files(organization, production, probed("/live")),
    rejected: files(organization, production, probed("/ready")),
  },
  *check(model) {
    for (const app of model.applications.values())
      for (const [path, { probes = {} }] of levels(app)) {
        const { readiness, liveness } = probes;
        // An application that answers on one path only has nothing else to ask.
        if (liveness === undefined || liveness === "/" || liveness !== readiness) continue;
        yield {
          place: placeOf(model, "Application", app.name),
          path: [...path, "probes", "liveness"],
          message: `"${app.name}" is restarted whenever it is not ready: both probes ask ${liveness}`,
          fix: "ask a path that answers as long as the process is not stuck",
        };
      }
  },
};
