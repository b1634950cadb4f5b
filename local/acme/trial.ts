import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FluxCluster } from "../control-plane/flux.ts";
import type { KubernetesObject } from "../control-plane/kubectl.ts";
import type { Tools } from "../control-plane/tools.ts";
import type { Acme } from "./acme.ts";
import { type Circle, type CircleOptions, startCircle } from "./circle.ts";
import { withImage } from "./images.ts";
import { type ClusterOfAcme, type Specs, sampleSpecs } from "./specs.ts";
import type { Timeline } from "./timeline.ts";

/** The clusters that run: an environment with two, and one with a chart and a database. */
const trialClusters: readonly ClusterOfAcme[] = [
  { name: "staging-eu", environment: "staging" },
  { name: "staging-us", environment: "staging" },
  { name: "cicd-eu", environment: "cicd" },
];

/** A rollout that gets nowhere is given up after this, by Kubernetes itself; the sample's own four minutes are long. */
const patience = `  patches:
    - target: { kind: Deployment }
      merge: { spec: { progressDeadlineSeconds: 20 } }
`;

/** The same specs, where rollouts of images that never get ready are given up soon; of the applications named. */
export function impatient(specs: Specs, names: readonly string[] = ["shop", "billing", "portal"]): Specs {
  const changed = new Map(specs);
  for (const name of names) {
    const path = `environments/applications/${name}.yaml`;
    changed.set(path, `${specs.get(path)}${patience}`);
  }
  return changed;
}

/** The sample with a second cluster in staging; `names` as for `impatient`. */
export function trialSpecs(names?: readonly string[]): Specs {
  const specs = impatient(sampleSpecs(), names);
  const cluster = specs.get("environments/staging/cluster.yaml") ?? "";
  return new Map(specs).set("environments/staging/us.yaml", cluster.replace("staging-eu", "staging-us"));
}

/** From a text to another one, or to none: the file is removed. */
export type Edits = Readonly<Record<string, (text: string) => string | undefined>>;

/** acme with real clusters, and what a claim about them does and looks at. */
export class Trial {
  readonly acme: Acme;
  readonly circle: Circle;
  private constructor(circle: Circle) {
    this.acme = circle.acme;
    this.circle = circle;
  }

  /** `other`: what is not as the claims have it. */
  static async start(tools: Tools, timeline: Timeline, other: Partial<CircleOptions> = {}): Promise<Trial> {
    return new Trial(await startCircle({ tools, timeline, specs: trialSpecs(), clusters: trialClusters, ...other }));
  }

  /** Edits files of the specs by a pull request and merges it; gives the commit. Throws where an edit changes nothing or is not valid. */
  async change(title: string, edits: Edits): Promise<string> {
    const branch = title.toLowerCase().replaceAll(/\W+/g, "-");
    const number = await this.acme.open(branch, title, (folder) => {
      for (const [name, edit] of Object.entries(edits)) {
        const path = join(folder, "environments", name);
        const before = readFileSync(path, "utf8");
        const after = edit(before);
        if (after === before) throw new Error(`${title}: ${name} stays as it is`);
        if (after === undefined) rmSync(path);
        else writeFileSync(path, after);
      }
    });
    const validated = this.acme.jobs.done.findLast(({ file }) => file.endsWith("/validate.yml"));
    if (validated?.status !== "success") throw new Error(`${title}: ${validated?.annotations.join("\n")}`);
    return this.acme.mergeSpecs(number);
  }

  /** Releases images, by application, to staging. */
  release(title: string, images: Readonly<Record<string, string>>): Promise<string> {
    return this.change(title, {
      "staging/release.yaml": (text) =>
        Object.entries(images).reduce((changed, [name, digest]) => withImage(changed, name, digest), text),
    });
  }

  /** Waits until a commit's status is no longer pending, and gives its state and words: `success: ready on …`. */
  async ended(repository: string, commit: string, context: string): Promise<string> {
    let said = "";
    await this.circle.until(
      `${context} of ${repository}@${commit.slice(0, 7)} to end`,
      async () => {
        const status = await this.acme.ended(repository, commit, context);
        said = `${status?.state}: ${status?.description}`;
        return status !== undefined;
      },
      180,
    );
    return said;
  }

  cluster(name: string): FluxCluster {
    const found = this.circle.clusters.get(name);
    if (found === undefined) throw new Error(`${name} does not run`);
    return found;
  }

  /** An application's Deployment. Throws where there is none. */
  async deployment(cluster: string, application: string): Promise<KubernetesObject> {
    const found = await this.cluster(cluster).kubectl.get("deployment", application, application);
    if (found === undefined) throw new Error(`${cluster} has no Deployment ${application}`);
    return found;
  }

  /** The digest of the image that an application runs. */
  async running(cluster: string, application: string): Promise<string> {
    const { spec } = await this.deployment(cluster, application);
    return spec.template.spec.containers[0].image.split("@")[1];
  }
}
