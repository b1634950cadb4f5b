/**
 * `npm run bench:circle [-- --applications 1,20]`: how long the circle takes from an event to the check run and from a
 * merge to ready, and what starting it costs. Nothing is asserted; without Go it says that nothing is checked.
 */
import { parseArgs } from "node:util";
import { Timeline } from "../../local/acme/timeline.ts";
import { buildTools, type Tools, whyNot } from "../../local/control-plane/tools.ts";
import { eventTimes } from "./events.ts";
import { mergeTimes } from "./merges.ts";
import { starts } from "./starting.ts";

const { applications = "1,20" } = parseArgs({ options: { applications: { type: "string" } } }).values;
const counts = applications.split(",").map(Number);
/** A machine that needs longer reads as such. */
const limitSeconds = 900;
const timeline = new Timeline(console.error);
const reason = whyNot();

if (reason === undefined) await measureAll(await buildTools(console.error));
else console.log(reason);

async function measureAll(tools: Tools): Promise<void> {
  console.log("| to start | seconds | MB |\n| --- | --- | --- |");
  for (const { what, seconds, megabytes } of await starts(tools, timeline))
    console.log(`| ${what} | ${seconds.toFixed(1)} | ${megabytes.toFixed(0)} |`);

  const { shown, action } = await eventTimes(tools, timeline);
  console.log("\n| from an event | p50 | p95 | count |\n| --- | --- | --- | --- |");
  console.log(`| dispatch to check run, seconds | ${row(shown)} |`);
  console.log(`| the action's step in it, seconds | ${row(action)} |`);

  console.log("\n| applications | merge to ready, seconds | ours | proposed | reported | reports |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const count of counts) console.log(`| ${count} | ${await merge(tools, count)} |`);
}

async function merge(tools: Tools, count: number): Promise<string> {
  try {
    const { proposed, reconciled, reported, reports } = await mergeTimes(count, { tools, timeline, limitSeconds });
    const [ours, all] = [proposed + reported, proposed + reconciled + reported];
    const share = `${((100 * ours) / all).toFixed(0)} %`;
    return [all.toFixed(1), share, proposed.toFixed(1), reported.toFixed(1), reports].join(" | ");
  } catch (error) {
    return `not measured: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function row(seconds: readonly number[]): string {
  return [percentile(seconds, 0.5).toFixed(1), percentile(seconds, 0.95).toFixed(1), seconds.length].join(" | ");
}

/** The smallest of the values that so great a part of them does not exceed; no number where there is none. */
function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN;
}
