/** An own property of anything, `undefined` where there is none: nothing inherited, no getter of a prototype. */
const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

/** The object at `key`; `undefined` for arrays and everything else. */
export function objectAt(value: unknown, key: string): object | undefined {
  const field = fieldOf(value, key);
  return typeof field === "object" && field !== null && !Array.isArray(field) ? field : undefined;
}

/** The non-empty text at `key`, of at most `limit` UTF-16 code units; longer text is `undefined`, as is everything else. */
export function textAt(value: unknown, key: string, limit: number): string | undefined {
  const field = fieldOf(value, key);
  return typeof field === "string" && field !== "" && field.length <= limit ? field : undefined;
}

/** The whole number above zero at `key`; `undefined` for everything else. */
export function wholeAt(value: unknown, key: string): number | undefined {
  const field = fieldOf(value, key);
  return typeof field === "number" && Number.isSafeInteger(field) && field > 0 ? field : undefined;
}

/** The list at `key`; empty where there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const field = fieldOf(value, key);
  return Array.isArray(field) ? field : [];
}
