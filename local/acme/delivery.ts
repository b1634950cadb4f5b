import { pushImage } from "../registry/push-image.ts";
import { type ImageRegistry, startImageRegistry } from "../registry/registry.ts";
import type { Acme } from "./acme.ts";
import type { Ended } from "./ended.ts";
import { runJob } from "./runner.ts";
import { applications, type Specs } from "./specs.ts";
import { told } from "./told.ts";

/** What `track` says is to be built, as far as a builder needs it here. */
export type Build = { readonly application: string; readonly repository: string; readonly commit: string };

/** A suite that is due, as far as it is told of here. */
export type Suite = { readonly task: string; readonly application: string; readonly commit: string };

/** acme's specs where every push goes to staging, and every version to production, out of a registry on this machine. */
export const delivered = (specs: Specs, registry: string): Specs =>
  new Map(
    [...specs].map(([path, text]) => {
      if (path.endsWith("staging/environment.yaml")) return [path, `${text}  delivery: { on: push }\n`];
      if (path.endsWith("production/environment.yaml"))
        return [path, `${text}  delivery: { on: tag, after: staging }\n`];
      return [path, path.includes("/applications/") ? text.replaceAll("ghcr.io/acme/", `${registry}/acme/`) : text];
    }),
  );

/** The delivery's jobs, run in the events repository as its schedule would; and the registry that they work with. */
export class Delivery implements AsyncDisposable {
  readonly registry: ImageRegistry;
  private constructor(registry: ImageRegistry) {
    this.registry = registry;
  }

  static start = async (): Promise<Delivery> => new Delivery(await startImageRegistry());

  async [Symbol.asyncDispose](): Promise<void> {
    await this.registry[Symbol.asyncDispose]();
  }

  /** Which commits have no image yet. */
  async track(acme: Acme): Promise<readonly Build[]> {
    const { outputs } = await this.#run(acme, "track", { repository: "acme/specs" });
    return JSON.parse(outputs["builds"] ?? '{"builds":[]}').builds;
  }

  /** Leaves the image of a commit, as a builder does once its tests have passed; says both on the commit. */
  async build(acme: Acme, { application, repository, commit }: Build): Promise<string> {
    const about = { built: `${repository}@${commit}`, application };
    await this.#run(acme, "report", { ...about, step: "test", state: "done" });
    const image = { registry: this.registry.address, repository: `acme/${application}`, tag: commit };
    const digest = await pushImage({ ...image, layerText: commit });
    await this.#run(acme, "report", { ...about, step: "image", state: "done", digest });
    return digest;
  }

  /** Gives what was released before all this an image, so that nothing of it is to be built. */
  async seed(acme: Acme): Promise<void> {
    for (const name of applications) {
      const tag = await acme.tip(`acme/${name}`);
      await pushImage({ registry: this.registry.address, repository: `acme/${name}`, tag, layerText: tag });
    }
  }

  /** The suites that it is time for, as a sweep finds them. */
  async suites(acme: Acme): Promise<readonly Suite[]> {
    const { outputs } = await this.#run(acme, "report", {});
    return JSON.parse(outputs["suites"] ?? "[]");
  }

  /** Tells how the suite of a task went. */
  async tested(acme: Acme, task: string, state: "done" | "failed"): Promise<void> {
    await this.#run(acme, "report", { tested: task, state });
  }

  /** Moves on what may move; its own pull requests start the specs' workflows meanwhile. */
  async promote(acme: Acme): Promise<Ended> {
    const { ended } = await this.#run(acme, "promote", { specs: "acme/specs" });
    await acme.jobs.idle();
    return ended;
  }

  async #run(acme: Acme, verb: string, inputs: Readonly<Record<string, string>>) {
    const { outputs, ...ran } = await runJob(acme.forge.url, {
      ...{ verb, event: "schedule", payload: {}, repository: "acme/events", commit: await acme.tip("acme/events") },
      inputs: { ...acme.app.inputs, environments: "acme/environments", ...inputs },
    });
    const ended = { ...ran, status: ran.status === 0 ? "success" : "failure", file: `${verb}.yml` } as const;
    told(ended, acme.timeline);
    return { ended, outputs };
  }
}
