import { difference } from "../../../model/change/difference.ts";
import type { ObjectChange, Why } from "../../../model/change/object-change.ts";
import type { JsonMap } from "../../../model/spec/json.ts";

type Given = Partial<ObjectChange> & { readonly text?: readonly [string | undefined, string | undefined] };

/** A file of `production` that changes, its texts as YAML would have them. */
export function change(path: string, given: Given = {}): ObjectChange {
  const { text: [before, after] = ["replicas: 2\n", "replicas: 4\n"], ...others } = given;
  const unit = path.split("/").slice(0, 3).join("/");
  return {
    kind: before === undefined ? "added" : after === undefined ? "deleted" : "changed",
    environment: "production",
    unit,
    cluster: "production-eu",
    application: "shop",
    path,
    object: { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "shop" },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    leaves: [],
    why: [{ kind: "spec", edit: 0 }],
    ...others,
  };
}

/** The same label on an object of each of so many applications. */
export const labelled = (count: number): readonly ObjectChange[] =>
  Array.from({ length: count }, (_, index) => {
    const [was, becomes]: readonly JsonMap[] = [{ labels: { team: "a" } }, { labels: { team: "b" } }];
    if (was === undefined || becomes === undefined) throw new Error("both are there");
    return change(`production-eu/apps/app-${index}/service-app-${index}.yaml`, {
      text: [`name: app-${index}\nteam: a\n`, `name: app-${index}\nteam: b\n`],
      was,
      becomes,
      leaves: difference(was, becomes),
    });
  });

const follows: readonly Why[] = [{ kind: "follows" }];
const digest = "event.toolkit.fluxcd.io/unit-digest";

/** One of every kind of change, and of reason. */
export const objects: readonly ObjectChange[] = [
  { ...change("landfall.lock", { text: ["1\n", "2\n"] }), why: follows },
  change("production-eu/apps/shop/deployment-shop.yaml", {
    leaves: [{ path: ["spec", "replicas"], before: 2, after: 4 }],
  }),
  change("production-eu/apps/shop/secret-shop.yaml", {
    text: ["password: (hidden)\n", "password: (hidden, another than before)\n"],
    isMasked: true,
    why: [{ kind: "earlier" }],
  }),
  change("production-eu/apps/shop/service-shop.yaml", { text: [undefined, "kind: Service\n"] }),
  change("production-eu/apps/news/service-news.yaml", {
    text: ["kind: Service\n", undefined],
    why: [{ kind: "spec", edit: 1 }],
  }),
  change("production-eu/data/shop/cluster-shop.yaml", {
    kind: "moved",
    from: "production-eu/apps/shop/cluster-shop.yaml",
    text: ["kind: Cluster\n", "kind: Cluster\n"],
    why: [{ kind: "renderer", from: "0.0.9" }],
  }),
  change("production-eu/apps/shop/configmap-shop.yaml", { text: ["a: 1\n", "a: 2\n"], why: [{ kind: "hand" }] }),
  ...["shop", "news"].map((name) =>
    change(`production-eu/flux/flux-kustomization-apps-${name}.yaml`, {
      unit: "production-eu/flux",
      why: [{ kind: "spec", edit: 0 }],
      leaves: [{ path: ["metadata", "annotations", digest], before: `${name} 1`, after: `${name} 2` }],
    }),
  ),
  change("production-eu/apps/shop/kustomization.yaml", { text: ["- a.yaml\n", "- b.yaml\n"], why: follows }),
  ...labelled(3),
];
