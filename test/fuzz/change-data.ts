import fc from "fast-check";
import type { Data } from "./documents.ts";
import { nastyText, nastyValue } from "./nasty.ts";

type Change = (document: Data) => Data;

const isMap = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);

/** The value with what stands at the `at`-th of its places replaced; `undefined` takes the place away. */
function replaceAt(value: unknown, at: number, replace: (value: unknown) => unknown): unknown {
  let left = at % sizeOf(value);
  const visit = (one: unknown): unknown => {
    if (left-- === 0) return replace(one);
    if (Array.isArray(one)) return one.map(visit).filter((item) => item !== undefined);
    if (!isMap(one)) return one;
    return Object.fromEntries(Object.entries(one).flatMap(([key, item]) => entry(key, visit(item))));
  };
  return visit(value);
}

const entry = (key: string, value: unknown): [string, unknown][] => (value === undefined ? [] : [[key, value]]);

const sizeOf = (value: unknown): number =>
  1 +
  (Array.isArray(value) ? value : isMap(value) ? Object.values(value) : []).reduce<number>(
    (sum, one) => sum + sizeOf(one),
    0,
  );

const withKey = (value: unknown, key: string, more: unknown): unknown =>
  isMap(value) ? Object.fromEntries([...Object.entries(value), [key, more]]) : more;

const place = fc.nat(500);
const edit = fc.oneof(
  nastyValue.map((value) => () => value),
  fc.constant(() => undefined),
  fc.tuple(nastyText, nastyValue).map(
    ([key, more]) =>
      (value: unknown) =>
        withKey(value, key, more),
  ),
  nastyText.map((text) => (value: unknown) => (typeof value === "string" ? value + text : value)),
  fc
    .nat(60)
    .map((times) => (value: unknown) => (Array.isArray(value) ? Array.from({ length: times }, () => value[0]) : value)),
);

/** One to three changes of a document's values. */
export const dataChange: fc.Arbitrary<Change> = fc
  .array(fc.tuple(place, edit), { minLength: 1, maxLength: 3 })
  .map((edits) => (document) => {
    const changed = edits.reduce<unknown>((value, [at, replace]) => replaceAt(value, at, replace), document);
    return isMap(changed) ? changed : document;
  });
