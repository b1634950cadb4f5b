import type { Place } from "../../model/problem.ts";
import type { Fault } from "./fault.ts";
import { readFull } from "./full.ts";
import { decode } from "./text.ts";
import { readUsual } from "./usual.ts";

/** One document of a file, as plain data: maps, lists, text, numbers, booleans and null. */
export type Document = { readonly place: Place; readonly value: unknown };

/** A file's documents; with faults there are none, since half a file says something else than the whole. */
export type ReadFile = { readonly documents: readonly Document[]; readonly faults: readonly Fault[] };

/** Enough to mend a file by; more follow from the first ones. */
export const maxFaults = 20;

/** Reads the bytes of one YAML file. `file` is only noted as the documents' place. */
export function read(file: string, bytes: Uint8Array): ReadFile {
  const text = decode(bytes);
  if (typeof text !== "string") return { documents: [], faults: [text] };
  const usual = readUsual(text);
  const { values, faults } = usual === undefined ? readFull(text) : { values: usual, faults: [] };
  if (faults.length > 0) return { documents: [], faults: first(faults) };
  return { documents: values.map((value, document) => ({ place: { file, document }, value })), faults };
}

/** The first of the faults, and how many others there are. */
function first(faults: readonly Fault[]): readonly Fault[] {
  const next = faults[maxFaults - 1];
  if (next === undefined || faults.length === maxFaults) return faults;
  const message = `${faults.length - maxFaults + 1} more faults in this file`;
  return [...faults.slice(0, maxFaults - 1), { offset: next.offset, message, fix: "mend those before it first" }];
}
