import { parseTime } from "../../model/task/event.ts";

/** A time of GitHub's or Git's as events have it. Throws for what is none, which neither ever sends. */
export function timeOf(text: string): string {
  const time = parseTime(text);
  if (time === undefined) throw new Error(`${JSON.stringify(text)} is no time`);
  return time;
}
