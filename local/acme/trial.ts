import { type ClusterOfAcme, type Specs, sampleSpecs } from "./specs.ts";

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

/** The same specs, whose rollouts of images that never get ready are given up soon. */
export function impatient(specs: Specs): Specs {
  const changed = new Map(specs);
  for (const name of ["shop", "billing", "portal"]) {
    const path = `environments/applications/${name}.yaml`;
    changed.set(path, `${specs.get(path)}${patience}`);
  }
  return changed;
}

/** The sample with a second cluster in staging. */
export function trialSpecs(): Specs {
  const specs = impatient(sampleSpecs());
  const cluster = specs.get("environments/staging/cluster.yaml") ?? "";
  return new Map(specs).set("environments/staging/us.yaml", cluster.replace("staging-eu", "staging-us"));
}
