import { printSource } from "../../model/names/source.ts";
import { count } from "../markup/count.ts";
import { inert } from "../markup/terminal.ts";
import { toSentence } from "./sentence.ts";
import type { TrackedAll } from "./tracked.ts";

/** For a terminal or a log: what was looked at, then a line for each thing to say of each application. */
export const toLines = ({ source, builds, states }: TrackedAll): readonly string[] =>
  [
    `${count(states.length, "application")} of ${source === undefined ? "this folder" : printSource(source)}, ${count(builds.length, "image")} to build`,
    ...states.flatMap(({ application, remarks }) => remarks.map((remark) => `  ${application}: ${toSentence(remark)}`)),
  ].map(inert);
