import { basename } from "node:path";
import type { Run } from "../workflows/run.ts";
import type { Timeline } from "./timeline.ts";

/** Prints how a workflow's run ended: what it said, or where it went wrong. */
export function told(run: Run, timeline: Timeline): void {
  const style = run.status === "success" ? "green" : "red";
  const [first = run.status, ...rest] = run.annotations.length > 0 ? run.annotations : run.lines;
  timeline.say(basename(run.file, ".yml"), `${first} (${run.seconds.toFixed(1)} s)`, {
    style,
    ...(run.status === "failure" && { link: run.log }),
  });
  timeline.detail(rest);
}
