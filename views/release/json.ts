import { printJson, printJsonLine } from "../markup/json.ts";
import { toSentence } from "./sentence.ts";
import type { TrackedAll } from "./tracked.ts";

/** Everything as data. Names are only ever added to while the version is the same. */
export const toJson = (all: TrackedAll): string => printJson(documentOf(all));

/** The same on one line: what a workflow takes its matrix from. */
export const toJsonLine = (all: TrackedAll): string => printJsonLine(documentOf(all));

const documentOf = ({ builds, states }: TrackedAll) => ({
  version: 1,
  builds,
  states: states.map(({ application, repository, remarks }) => {
    const said = remarks.map((remark) => ({ word: remark.word, sentence: toSentence(remark) }));
    return { application, repository, ...said[0], remarks: said };
  }),
});
