import { inert } from "./terminal.ts";

/** A value as JSON that a terminal or a log can show: what has power over them is escaped, so it parses to the same. */
export const printJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).split("\n").map(inert).join("\n");

/** The same on one line, for a stream of documents. */
export const printJsonLine = (value: unknown): string => inert(JSON.stringify(value));
