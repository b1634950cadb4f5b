import { createHash } from "node:crypto";
import type { ClusterOfAcme } from "./circle.ts";
import { type Specs, sampleSpecs } from "./specs.ts";

/** The clusters that run: an environment with two, and one with a chart and a database. */
export const trialClusters: readonly ClusterOfAcme[] = [
  { name: "staging-eu", environment: "staging" },
  { name: "staging-us", environment: "staging" },
  { name: "cicd-eu", environment: "cicd" },
];

/** A rollout that gets nowhere is given up after this, by Kubernetes itself; the sample's own four minutes are long. */
const patience = `  patches:
    - target: { kind: Deployment }
      merge: { spec: { progressDeadlineSeconds: 20 } }
`;

/** The sample with a second cluster in staging, whose rollouts give up soon. */
export function trialSpecs(): Specs {
  const specs = new Map(sampleSpecs());
  for (const name of ["shop", "billing", "portal"]) {
    const path = `environments/applications/${name}.yaml`;
    specs.set(path, `${specs.get(path)}${patience}`);
  }
  const cluster = specs.get("environments/staging/cluster.yaml") ?? "";
  return specs.set("environments/staging/us.yaml", cluster.replace("staging-eu", "staging-us"));
}

/** How an image behaves on the nodes, by the start of its digest: `local/control-plane/stages/pod.yaml`. */
const behaviours = { ready: "", slow: "51005100", neverReady: "0bad0bad", crashing: "c4a5c4a5" } as const;

/** The digest of an image that behaves so; another for another `name`. */
export const digestOf = (name: string, behaviour: keyof typeof behaviours = "ready"): string => {
  const start = behaviours[behaviour];
  const hash = createHash("sha256").update(name).digest("hex");
  return `sha256:${start}${hash.slice(start.length)}`;
};

/** A Release's text with another image of an application. */
export const withImage = (text: string, application: string, digest: string): string =>
  text.replace(new RegExp(`( {4}${application}:\\n {6}digest: )\\S+`), `$1${digest}`);
