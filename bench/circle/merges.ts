import { Jobs } from "../../local/acme/jobs.ts";
import { clustersIn } from "../../local/acme/specs.ts";
import type { Timeline } from "../../local/acme/timeline.ts";
import { Trial } from "../../local/acme/trial.ts";
import type { Tools } from "../../local/control-plane/tools.ts";
import { commitOfPortal, copiesOfPortal } from "./copies.ts";
import { dispatchesIn } from "./dispatch.ts";
import { Observer } from "./observer.ts";

/** Seconds on the way of the application that was ready last, and how often the reporter ran for all of them. */
export type MergeTimes = {
  /** Landfall: from the merge of the specs until the environments pull request was merged. */
  readonly proposed: number;
  /** Flux and Kubernetes: from there until the last event before the application was said to be ready. */
  readonly reconciled: number;
  /** Landfall: from that event until the status was there. */
  readonly reported: number;
  readonly reports: number;
};

export type MergeOptions = {
  readonly tools: Tools;
  readonly timeline: Timeline;
  /** Throws when it takes longer. */
  readonly limitSeconds: number;
};

/** From one merge that brings so many applications to a cluster that has none, until each is said to be ready. */
export async function mergeTimes(
  applications: number,
  { tools, timeline, limitSeconds }: MergeOptions,
): Promise<MergeTimes> {
  const specs = copiesOfPortal(applications);
  const clusters = clustersIn(specs);
  const { acme, circle } = await Trial.start(tools, timeline, {
    ...{ specs, clusters },
    run: ({ ada, ...parts }) => new Jobs({ ...parts, checkout: ada }),
  });
  try {
    const observer = new Observer(acme.forge);
    const commit = await acme.tip("acme/portal");
    const number = await acme.openSpecs("applications", "Add them", (text) => text.replaceAll(commitOfPortal, commit));
    const opened = performance.now();
    const areReady = () => readyIn(observer).size === applications;
    await Promise.all([
      acme.mergeSpecs(number),
      circle.until(`${applications} applications to be ready`, areReady, limitSeconds),
    ]);
    const reports = acme.jobs.done.filter(({ file }) => file.endsWith("/report.yml")).length;
    return { ...split(observer, observer.pushed("acme/specs", opened)), reports };
  } finally {
    await circle.close({ keepLogs: false });
  }
}

/** When each application was first said to be ready, by its status on its own commit: `staging/portal-1`. */
const readyIn = ({ writes }: Observer): ReadonlyMap<string, number> =>
  new Map(
    writes
      .filter(({ path, body }) => path.startsWith("/repos/acme/portal/statuses/") && body["state"] === "success")
      .map(({ ms, body }) => [String(body["context"]), ms] as const)
      .filter(([context]) => context.startsWith("landfall/staging/"))
      .map(([context, ms]) => [context.replace("landfall/", ""), ms] as const)
      .toReversed(),
  );

function split(observer: Observer, mergedMs: number): Omit<MergeTimes, "reports"> {
  const [target = "", readyMs = 0] = [...readyIn(observer)].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const proposedMs = observer.pushed("acme/environments", mergedMs);
  const told = dispatchesIn(observer.arrivals).filter((one) => one.target === target && one.ms < readyMs);
  const toldMs = told.at(-1)?.ms ?? Number.NaN;
  return {
    proposed: (proposedMs - mergedMs) / 1000,
    reconciled: (toldMs - proposedMs) / 1000,
    reported: (readyMs - toldMs) / 1000,
  };
}
