import { maxDepth, maxKeys } from "./refuse.ts";
import { plainOf, setOnce } from "./usual-scalar.ts";

/** A line, and how far it has been read. */
type Cursor = { readonly line: string; at: number };

/** A list in brackets or a map in braces that ends on its line; `undefined` where there is the least doubt. */
export function flowOf(line: string, depth: number): unknown {
  const cursor = { line, at: 0 };
  const value = flow(cursor, depth);
  return value !== undefined && take(cursor, end) !== undefined ? value : undefined;
}

const end = /(?: +(?:#.*)?)?$/y;
const opening = /[[{] */y;
const comma = / *, */y;
const bracket = / *\]/y;
const brace = / *\}/y;
const key = /(?:([A-Za-z_][\w./-]*)|"([^"\\]*)"|'([^']*)'): +/y;
/** Quoted, or words of characters that mean nothing inside brackets. */
const scalar = /"([^"\\]*)"|'([^']*)'|([\w./@+=-]+(?::[\w./@+=-]+)*(?: +[\w./@+=-]+(?::[\w./@+=-]+)*)*)/y;

/** What the pattern finds right here, which is then behind. */
function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.line);
  if (found === null) return undefined;
  cursor.at = pattern.lastIndex;
  return found;
}

function flow(cursor: Cursor, depth: number): unknown {
  if (depth > maxDepth / 2) return undefined;
  const first = cursor.line[cursor.at];
  if (first === "[") return list(cursor, depth);
  if (first === "{") return map(cursor, depth);
  const [, double, single, plain] = take(cursor, scalar) ?? [];
  return plain === undefined ? (double ?? single) : plainOf(plain);
}

function list(cursor: Cursor, depth: number): unknown {
  const items: unknown[] = [];
  const isWhole = eachUntil(cursor, bracket, () => {
    const item = flow(cursor, depth + 1);
    return item !== undefined && items.push(item) <= maxKeys;
  });
  return isWhole ? items : undefined;
}

function map(cursor: Cursor, depth: number): unknown {
  const entries: Record<string, unknown> = {};
  let left = maxKeys;
  const isWhole = eachUntil(cursor, brace, () => {
    const [, plain, double, single] = take(cursor, key) ?? [];
    const name = plain ?? double ?? single;
    return name !== undefined && left-- > 0 && setOnce(entries, name, flow(cursor, depth + 1));
  });
  return isWhole ? entries : undefined;
}

/** Reads what stands between the brackets, comma by comma; `false` where something cannot be read. */
function eachUntil(cursor: Cursor, closing: RegExp, readOne: () => boolean): boolean {
  take(cursor, opening);
  if (take(cursor, closing)) return true;
  do if (!readOne()) return false;
  while (take(cursor, comma));
  return take(cursor, closing) !== undefined;
}
