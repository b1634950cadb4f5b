import fc from "fast-check";
import { nastyText } from "./nasty.ts";

/** Where in a file, as a part of its length. */
const somewhere = fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true });

type Change = (bytes: Buffer) => Buffer;

const insertion = fc.tuple(somewhere, nastyText).map(
  ([at, text]): Change =>
    (bytes) => {
      const start = Math.floor(at * bytes.length);
      return Buffer.concat([bytes.subarray(0, start), Buffer.from(text), bytes.subarray(start)]);
    },
);

const flip = fc.tuple(somewhere, fc.integer({ min: 1, max: 255 })).map(
  ([at, mask]): Change =>
    (bytes) => {
      const flipped = Buffer.from(bytes);
      const index = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
      if (index >= 0) flipped[index] = (flipped[index] ?? 0) ^ mask;
      return flipped;
    },
);

const deletion = fc.tuple(somewhere, fc.nat(40)).map(
  ([at, length]): Change =>
    (bytes) => {
      const start = Math.floor(at * bytes.length);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)]);
    },
);

/** Two words, numbers or marks change places. */
const swap = fc.tuple(somewhere, somewhere).map(
  ([one, other]): Change =>
    (bytes) => {
      const tokens = bytes.toString().split(/(?<=\s|[:,{}[\]"'-])/);
      const [a, b] = [one, other].map((at) => Math.min(tokens.length - 1, Math.floor(at * tokens.length)));
      if (a === undefined || b === undefined) return bytes;
      [tokens[a], tokens[b]] = [tokens[b] ?? "", tokens[a] ?? ""];
      return Buffer.from(tokens.join(""));
    },
);

/** A part of the file stands in it twice. */
const repetition = fc.tuple(somewhere, fc.nat(200), fc.nat(30)).map(
  ([at, length, times]): Change =>
    (bytes) => {
      const start = Math.floor(at * bytes.length);
      const part = bytes.subarray(start, start + length);
      return Buffer.concat([
        bytes.subarray(0, start),
        ...Array.from({ length: times }, () => part),
        bytes.subarray(start),
      ]);
    },
);

/** One to four changes of a file's bytes. */
export const textChange: fc.Arbitrary<Change> = fc
  .array(fc.oneof(insertion, flip, deletion, swap, repetition), { minLength: 1, maxLength: 4 })
  .map((changes) => (bytes) => changes.reduce((changed, change) => change(changed), bytes));
