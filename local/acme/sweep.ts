import { dirname } from "node:path";
import type { Circle } from "./circle.ts";
import type { Ended } from "./ended.ts";
import { runJob } from "./runner.ts";
import { told } from "./told.ts";

/**
 * Runs `report` in the environments repository as its schedule would; with a kubeconfig, whose path this is, as where the
 * workflow's runner has one, and kubectl.
 */
export async function sweep({ acme, kubectl }: Circle, kubeconfig?: string): Promise<Ended> {
  const ran = await runJob(acme.forge.url, {
    ...{ verb: "report", event: "schedule", payload: {}, repository: "acme/environments" },
    commit: await acme.tip("acme/environments"),
    inputs: { ...acme.app.inputs, ...(kubeconfig !== undefined && { kubeconfig }) },
    programs: dirname(kubectl),
  });
  const ended = { ...ran, status: ran.status === 0 ? "success" : "failure", file: "sweep.yml" } as const;
  told(ended, acme.timeline);
  return ended;
}
