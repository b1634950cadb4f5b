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

const help = `The main job from end to end, on this machine.

usage: npm run demo -- [--keep | --cluster [--record]] [--help]

  --keep      leaves the repositories for a look around
  --cluster   with real clusters and workflows instead of recorded events; builds them first, which takes Go and time
  --record    writes what Flux says there over the recorded events
  --help      this text
`;

type Settings = { readonly keep?: boolean; readonly cluster?: boolean; readonly record?: boolean };

/** What the command line asks for; a text is what to print instead of playing. */
function parseSettings(args: readonly string[]): Settings | string {
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({ args: [...args], options: { keep: flag, cluster: flag, record: flag, help: flag } });
  if (values.record === true && values.cluster !== true) throw new Error("--record needs --cluster: there Flux speaks");
  if (values.keep === true && values.cluster === true) throw new Error("--keep and --cluster do not go together");
  if (values.help === true) return help;
  return (values.cluster === true ? whyNot() : undefined) ?? values;
}

async function play({ keep = false, cluster = false, record = false }: Settings): Promise<void> {
  // Most of the time goes into making files: checkouts, clones, repositories.
  process.env["TMPDIR"] ??= memoryFolder();
  const folder = keep ? mkdtempSync(join(tmpdir(), "landfall-demo-")) : undefined;
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

async function main(): Promise<void> {
  const settings = parseSettings(process.argv.slice(2));
  if (typeof settings === "string") console.log(settings);
  else await play(settings);
}

main().catch((error: unknown) => {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
