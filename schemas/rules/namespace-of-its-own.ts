import type { Rule } from "../../model/rule.ts";
import { clustersOf, type Model } from "../../model/spec/model.ts";
import { isTakenNamespace } from "../../model/spec/namespace.ts";
import { ingressOf } from "../../model/spec/resolve.ts";
import { application, files, organization, production } from "./example.ts";
import { placeOf } from "./fields.ts";

const fields = `
probes: { readiness: /, liveness: / }
environments: { production: {} }
`;
const cluster = `
apiVersion: landfall/v1
kind: Cluster
metadata: { name: production-eu }
spec: { environment: production, provider: existing }
`;

export const namespaceOfItsOwn: Rule<Model> = {
  id: "namespace-of-its-own",
  title: "No application bears the name of a namespace that the cluster has for itself",
  rationale:
    "An application's namespace is named after it. In one that is there already, its quota and network policies would hold for the cluster's own parts.",
  link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces",
  severity: "error",
  isBinding: true,
  examples: {
    accepted: files(organization, production, cluster, application(fields)),
    rejected: files(organization, production, cluster, application(fields).replace("name: shop", "name: traefik")),
  },
  *check(model) {
    for (const { name, formerly = name, environments } of model.applications.values()) {
      const clusters = Object.keys(environments).flatMap((environment) => clustersOf(model, environment));
      const taken = clusters.find((one) => isTakenNamespace(formerly, ingressOf(one).namespace));
      if (taken === undefined) continue;
      yield {
        place: placeOf(model, "Application", name),
        path: ["metadata", formerly === name ? "name" : "formerly"],
        message: `the application "${formerly}" would take over the namespace of that name on the cluster "${taken.name}"`,
        fix: "give the application another name",
      };
    }
  },
};
