import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "../../local/acme/images.ts";
import { sampleSpecs } from "../../local/acme/specs.ts";
import type { Timeline } from "../../local/acme/timeline.ts";
import { impatient, Trial } from "../../local/acme/trial.ts";
import type { Tools } from "../../local/control-plane/tools.ts";
import { dispatchesIn } from "./dispatch.ts";
import { Observer } from "./observer.ts";

/** Seconds, each list as it was measured. */
export type EventTimes = {
  /** From the dispatch to the check run's write, for each that the task's log took up. */
  readonly shown: readonly number[];
  /** What of a run was the action's own step, from the start of its process to its end. */
  readonly action: readonly number[];
};

const applications = ["shop", "billing", "portal"] as const;
const releases = 4;

/** Three applications on one cluster, released together several times: their workflows run as they are, by act. */
export async function eventTimes(tools: Tools, timeline: Timeline): Promise<EventTimes> {
  const clusters = [{ name: "staging-eu", environment: "staging" }];
  const trial = await Trial.start(tools, timeline, { specs: impatient(sampleSpecs()), clusters });
  const { acme, circle } = trial;
  try {
    const observer = new Observer(acme.forge);
    const ended = async (commit: string): Promise<void> => {
      for (const name of applications) await trial.ended("acme/specs", commit, `landfall/staging/${name}`);
    };
    const number = await acme.openSpecs("applications", "Add the applications", (text) => text);
    await ended(await acme.mergeSpecs(number));
    for (let release = 1; release <= releases; release += 1) {
      const images = applications.map((name) => [name, digestOf(`${name} ${release}`)] as const);
      await ended(await trial.release(`Release ${release}`, Object.fromEntries(images)));
    }
    await acme.jobs.idle();
    return { shown: shownIn(observer, await targetsOfDeployments(trial)), action: actionSeconds(circle.logs) };
  } finally {
    await circle.close({ keepLogs: false });
  }
}

type Deployment = { readonly id: number; readonly environment: string; readonly task: string };

/** `staging/shop` by the path that its log is written to. */
async function targetsOfDeployments({ acme }: Trial): Promise<ReadonlyMap<string, string>> {
  const path = "/repos/acme/environments/deployments";
  const all = await acme.ada.call<readonly Deployment[]>("GET", `${path}?per_page=100`);
  return new Map(
    all.map(({ id, environment, task }) => [
      `${path}/${id}/statuses`,
      `${environment}/${task.replace("landfall:", "")}`,
    ]),
  );
}

/** An event that its task's log never took up told nothing new, and is not counted. */
function shownIn({ arrivals, writes }: Observer, targets: ReadonlyMap<string, string>): readonly number[] {
  return dispatchesIn(arrivals).flatMap(({ ms, target, logged }) => {
    const entry = writes.find(
      (one) => one.ms > ms && targets.get(one.path) === target && String(one.body["description"]).includes(logged),
    );
    const check = `landfall:v1:${target}@`;
    const drawn = writes.find(
      (one) => entry !== undefined && one.ms > entry.ms && String(one.body["external_id"]).startsWith(check),
    );
    return drawn === undefined ? [] : [(drawn.ms - ms) / 1000];
  });
}

function actionSeconds(logs: string): readonly number[] {
  const files = globSync("workflows/*-events-report-*.jsonl", { cwd: logs });
  return files.flatMap((file) =>
    [...readFileSync(join(logs, file), "utf8").matchAll(/"executionTime":(\d+).*"stage":"Main"/g)].map(
      ([, nanoseconds]) => Number(nanoseconds) / 1e9,
    ),
  );
}
