import { basename } from "node:path";
import type { Ended } from "./ended.ts";
import type { Timeline } from "./timeline.ts";

/** Lines of a log that a reader of the whole story can do without. */
const isProgress = /^(round \d|nothing to report|[^ ]+: (\d+ files? differ|nothing differs|drawing))/;

/** What act itself says in the end. */
const isOfAct = /^Error: Job '.*' failed$/;

/** Prints how a run ended: the mistakes that it marked, or what it said; `log` is where more stands. */
export function told(run: Ended & { readonly log?: string }, timeline: Timeline): void {
  const { file, status, seconds, annotations, lines, log } = run;
  const who = basename(file, ".yml");
  const took = `(${seconds.toFixed(1)} s)`;
  const style = status === "success" ? "green" : "red";
  const link = status !== "success" && log !== undefined ? { link: log } : {};
  // A plan is read in its comment: here its answer is enough, which comes last.
  if (who === "plan") {
    const answer = lines.findLast((line) => !isOfAct.test(line))?.trim() ?? status;
    timeline.say(who, `${answer} ${took}`, link);
    return;
  }
  if (annotations.length > 0) {
    timeline.say(who, `stops the pull request ${took}`, { style });
    timeline.detail(annotations.flatMap((annotation) => annotation.split("\n")));
    return;
  }
  const [first, ...rest] = lines.map((line) => line.trim()).filter((line) => !isProgress.test(line));
  if (first === undefined) return;
  timeline.say(who, `${first} ${took}`, { style: first.includes(": failed") ? "red" : style, ...link });
  timeline.detail(rest);
}
