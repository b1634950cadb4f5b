import type { Application, Model } from "../../spec/model.ts";
import type { ObjectChange } from "../object-change.ts";
import type { RiskRule } from "../risk.ts";
import { application, specs } from "./example.ts";
import { changesIn, deletionsIn, kindOf, nameOf } from "./objects.ts";

/** What has an address or holds something, and bears its application's name rather than one that every namespace has. */
const kinds = ["Deployment", "StatefulSet", "DaemonSet", "HelmRelease", "Service", "PersistentVolumeClaim", "Cluster"];

const store = (name: string, metadata = ""): string =>
  specs(
    application("environments: { production: {} }", "store").replace("{ name: store }", `{ name: ${name}${metadata} }`),
  );

export const namespaceMoved: RiskRule = {
  id: "namespace-moved",
  title: "What runs stays in its namespace",
  rationale:
    "Kubernetes knows no move: what changes its namespace is deleted in the one and made anew in the other, without its " +
    "data, its secrets and its address inside the cluster. A rename that says `formerly` moves nothing.",
  link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
  severity: "error",
  examples: {
    accepted: { before: store("store"), after: store("shop", ", formerly: store") },
    rejected: { before: store("store"), after: store("shop") },
  },
  *check(planned) {
    const { before, after } = planned;
    for (const [former, latter] of renamed(before, after))
      for (const environment of Object.keys(former.environments).filter((name) => name in latter.environments))
        yield {
          environment,
          application: latter.name,
          document: { kind: "Application", name: latter.name },
          message: `${former.name} is called ${latter.name} and moves to the namespace of that name`,
          fix: `write formerly: ${former.name} into its metadata`,
        };
    const gone = new Map(deletionsIn(planned).map((one) => [nameIn(one), one.object?.namespace]));
    for (const object of changesIn(planned)) {
      const from = gone.get(nameIn(object));
      if (object.kind !== "added" || !kinds.includes(kindOf(object)) || from === object.object?.namespace) continue;
      if (from !== undefined)
        yield {
          object,
          message: `${nameOf(object)} moves from the namespace ${from} to ${object.object?.namespace}`,
          fix: "leave it where it is, or move its data first",
        };
    }
  },
};

const nameIn = (change: ObjectChange): string => JSON.stringify([change.environment, change.cluster, nameOf(change)]);

/** An application that is gone, and a new one of the same source. */
function renamed(before: Model, after: Model): readonly (readonly [Application, Application])[] {
  const gone = [...before.applications.values()].filter(({ name }) => !after.applications.has(name));
  const come = [...after.applications.values()].filter(({ name }) => !before.applications.has(name));
  const bySource = new Map(come.map((one) => [sourceOf(one), one]));
  return gone.flatMap((one) => {
    const other = bySource.get(sourceOf(one));
    return other === undefined ? [] : [[one, other] as const];
  });
}

const sourceOf = ({ repository, image, chart }: Application): string =>
  JSON.stringify([repository, image, chart?.url, chart?.name]);
