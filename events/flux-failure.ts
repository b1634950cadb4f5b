import type { FailedObject } from "../model/change/failed-object.ts";
import type { Path } from "../model/problem.ts";

/**
 * The object that a failure names, in the words of `meaningOf`, and the field of it that the API server has named; `undefined`
 * for a message that begins with no object.
 */
export function failureIn(message: string): FailedObject | undefined {
  const [start = "", kind, namespace, name] = object.exec(message) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  const field = fieldIn(message.slice(start.length));
  return { kind, ...(namespace !== undefined && { namespace }), name, ...(field && { field }) };
}

/** `Deployment/shop/web`, and what begins after it. */
const object =
  /^([A-Za-z]{1,63})\/(?:([^\s/]{1,253})\/)?([^\s/]{1,253}?)(?=: | dry-run failed| and \d{1,9} more | not ready in | stalled after | stalled$)/;

const path = /[a-z][A-Za-z0-9]{0,99}(?:\.[\w-]{1,100}|\[[^\]\s]{1,253}\]){0,30}(?=: )/;
/** `: spec.replicas: Invalid value`, the first of several in brackets, and `.spec.foo: field not declared in schema`. */
const field = new RegExp(`^: \\[?(${path.source})|: \\.(${path.source})`);

function fieldIn(text: string): Path | undefined {
  const [, first, declared] = field.exec(text) ?? [];
  const parts = (first ?? declared)?.matchAll(/\[(\d{1,9})\]|\[([^\]]+)\]|[\w-]+/g);
  return parts && Array.from(parts, ([text, index, key]) => (index === undefined ? (key ?? text) : Number(index)));
}
