import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Jobs } from "../../../local/acme/jobs.ts";
import { Sentences } from "../../../local/acme/sentences.ts";
import { sweep } from "../../../local/acme/sweep.ts";
import type { Timeline } from "../../../local/acme/timeline.ts";
import { Trial, trialSpecs } from "../../../local/acme/trial.ts";
import { readerKubeconfig } from "../../../local/control-plane/kubeconfig.ts";
import type { Tools } from "../../../local/control-plane/tools.ts";
import type { Claim } from "../circle/claim.ts";
import { staging } from "../circle/claim.ts";

/** acme with the two clusters of staging, and what has been said of its tasks. */
export type Scene = {
  readonly trial: Trial;
  readonly sentences: Sentences;
  /** What was said so far of an application's task on the specs' commit that asked for it, in order. */
  readonly said: (commit: string, application: string) => readonly string[];
  /** Lets Flux write commit statuses from now on; until then GitHub does not take them, so that a sweep has nothing of them. */
  readonly takeStatuses: () => void;
  /** Looks at all tasks of staging, with sight of the clusters or without, now or later by GitHub's clock; gives what it said. */
  readonly sweep: (how: { readonly sees: boolean; readonly inMinutes?: number }) => Promise<readonly string[]>;
};

export type TruthClaim = Claim<Scene>;

export async function openScene(tools: Tools, timeline: Timeline): Promise<Scene> {
  let aheadMs = 0;
  const trial = await Trial.start(tools, timeline, {
    clusters: staging.map((name) => ({ name, environment: "staging" })),
    // The others must not fail by an outage that is as long as Kubernetes' patience.
    specs: trialSpecs(["billing"]),
    now: () => new Date(Date.now() + aheadMs),
    run: ({ ada, ...parts }) => new Jobs({ ...parts, checkout: ada }),
  });
  const sentences = new Sentences(trial.acme.forge);
  const takeStatuses = trial.acme.forge.intercept(({ method, body }) => {
    const { context } = (body ?? {}) as { context?: string };
    return method === "POST" && context?.startsWith("flux/") === true ? { status: 502 } : undefined;
  });
  const kubeconfig = join(mkdtempSync(join(tmpdir(), "landfall-reader-")), "kubeconfig");
  writeFileSync(kubeconfig, await readerKubeconfig([...trial.circle.clusters.values()]), { mode: 0o600 });
  return {
    ...{ trial, sentences, takeStatuses },
    said: (commit, application) => sentences.of(`acme/specs@${commit} landfall/staging/${application}`),
    sweep: async ({ sees, inMinutes = 0 }) => {
      aheadMs = inMinutes * 60_000;
      const { lines, status } = await sweep(trial.circle, sees ? kubeconfig : undefined);
      aheadMs = 0;
      if (status !== "success") throw new Error(`the sweep failed: ${lines.join("\n")}`);
      return lines.filter((line) => line.startsWith("staging/")).map((line) => line.replace(/@\w+/, ""));
    },
  };
}
