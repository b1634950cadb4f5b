import type { Rule } from "../../model/rule.ts";
import type { Model } from "../../model/spec/model.ts";
import { scalingOf } from "../../model/spec/resolve.ts";
import { maxReplicas } from "../../model/spec/workload.ts";
import { application, files, organization, production } from "./example.ts";
import { deployments, pathOfField, placeOf } from "./fields.ts";

const withVolume = (volume: string): string =>
  files(
    organization,
    production,
    application(`
probes: { readiness: /ready, liveness: /live }
volumes: { uploads: ${volume} }
environments: { production: {} }
`),
  );

export const volumeOfOnePod: Rule<Model> = {
  id: "volume-of-one-pod",
  title: "An application with a volume that is not shared runs as one pod",
  rationale:
    "A volume that is ReadWriteOnce is attached to one node: a second pod elsewhere never starts, and waits for the first for ever.",
  link: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
  severity: "error",
  examples: {
    accepted: withVolume("{ path: /var/lib/shop, size: 10Gi, shared: true }"),
    rejected: withVolume("{ path: /var/lib/shop, size: 10Gi }"),
  },
  *check(model) {
    for (const [app, environment] of deployments(model)) {
      const [volume] = Object.entries(app.volumes ?? {}).find(([, { shared }]) => shared !== true) ?? [];
      const pods = maxReplicas(scalingOf(app, app.environments[environment.name] ?? {}, environment));
      if (volume === undefined || pods < 2) continue;
      const said = pathOfField(app, environment.name, ["scaling", "replicas"]);
      yield {
        place: placeOf(model, "Application", app.name),
        path: said.length > 1 ? said : ["spec", "volumes", volume],
        at: "key",
        message: `"${app.name}" may run with ${pods} pods in ${environment.name}, and its volume "${volume}" is of one pod`,
        fix: "write shared: true where the storage class can do that, else replicas: 1",
      };
    }
  },
};
