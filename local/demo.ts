/**
 * `npm run demo [-- --keep | --cluster [--record]]`: the main job from end to end on the local forge. Everything is real
 * but what happens after a merge on the clusters: those events are replayed from ones recorded from a real Flux. With
 * `--cluster` that is real as well, and the workflows run as their files say; `--record` writes the recordings anew. Exits
 * 1 if anything did not happen as told.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Timeline } from "./acme/timeline.ts";
import { buildTools, whyNot } from "./control-plane/tools.ts";
import { clusterStage, replayedStage } from "./demo/stage.ts";
import { tell } from "./demo/story.ts";
import { memoryFolder } from "./memory-folder.ts";

const flag = { type: "boolean", default: false } as const;
const { keep, cluster, record } = parseArgs({ options: { keep: flag, cluster: flag, record: flag } }).values;
const folder = keep ? mkdtempSync(join(tmpdir(), "landfall-demo-")) : undefined;
// Most of the time goes into making files: checkouts, clones, repositories.
process.env["TMPDIR"] ??= memoryFolder();
const reason = cluster ? whyNot() : undefined;
if (reason === undefined) await play();
else console.log(reason);

async function play(): Promise<void> {
  const timeline = new Timeline();
  const stage = cluster
    ? await clusterStage({ timeline, tools: await buildTools(console.error), records: record })
    : await replayedStage(timeline, folder);
  let isAsTold = false;
  try {
    isAsTold = await tell(stage, timeline);
    process.exitCode = isAsTold ? 0 : 1;
  } finally {
    await stage.close({ keepLogs: !isAsTold });
    if (folder !== undefined) timeline.say("demo", "the repositories are kept", { link: folder });
  }
}
