import type { Finding } from "../model/problem.ts";
import { checkApplication } from "./check/applications.ts";
import { type Checked, checkedOf } from "./check/catalog.ts";
import { fitting } from "./check/schema.ts";
import type { Fault } from "./read/fault.ts";
import { type Document, read } from "./read/read.ts";

/** A document, and what it is where its schema is content with it, with all that is wrong within it even so. */
export type DocumentReading = Document & { readonly checked?: Checked; readonly findings?: readonly Finding[] };

/** All that a file says by itself: it follows from its path and its bytes. */
export type Reading = {
  readonly bytes: Uint8Array;
  readonly faults: readonly Fault[];
  readonly documents: readonly DocumentReading[];
};

/** Files as they were read, in the order of their paths. */
export type Readings = ReadonlyMap<string, Reading>;

/**
 * Reads files, bytes by path. What `known` has of a path with the same bytes is taken from there: who compares two states
 * of the specs reads a file once, and finds the very same objects in both.
 */
export const readAll = (files: ReadonlyMap<string, Uint8Array>, known: Readings = new Map()): Readings =>
  new Map(
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, bytes]) => {
        const former = known.get(file);
        return [file, former !== undefined && isSame(former.bytes, bytes) ? former : readOne(file, bytes)];
      }),
  );

const isSame = (one: Uint8Array, other: Uint8Array): boolean => one === other || Buffer.compare(one, other) === 0;

function readOne(file: string, bytes: Uint8Array): Reading {
  const { documents, faults } = read(file, bytes);
  return { bytes, faults, documents: documents.map(withSchema) };
}

function withSchema(document: Document): DocumentReading {
  const fits = fitting(document);
  if (fits === undefined) return document;
  const checked = checkedOf(document.place, fits);
  return { ...document, checked, findings: [...checkApplication(checked)] };
}
