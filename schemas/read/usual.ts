import { maxDepth, maxDocuments, maxKeys } from "./refuse.ts";
import { pairOf, valueIn } from "./usual-line.ts";
import { setOnce } from "./usual-scalar.ts";

/** A line that says something: what stands after so many spaces. */
type Line = { readonly indent: number; readonly text: string };

/** The lines of one document, and which of them is next. */
type Cursor = { readonly lines: Line[]; at: number };

/**
 * The values of the documents of a text in the form that nearly everybody writes: maps and lists, one value to a line.
 * `undefined` is no fault but a doubt: the text has to be read through the whole syntax of YAML, which never gives other
 * values than these. Half the depth that is allowed is nobody's usual form.
 */
export function readUsual(text: string): readonly unknown[] | undefined {
  const documents = documentsOf(text);
  if (documents === undefined || documents.length > maxDocuments) return undefined;
  const values: unknown[] = [];
  for (const lines of documents) {
    const cursor = { lines, at: 0 };
    const value = lines[0] && block(cursor, lines[0].indent, 1);
    if (value === undefined || cursor.at < lines.length) return undefined;
    values.push(value);
  }
  return values;
}

const longest = 1000;

/** The lines of each document without the empty ones and comments; those before the first `---` need not say anything. */
function documentsOf(text: string): readonly Line[][] | undefined {
  if (text.includes("\t") || text.includes("\r")) return undefined;
  const documents: Line[][] = [[]];
  for (const line of text.split("\n")) {
    const indent = line.search(/[^ ]/);
    if (indent < 0 || line[indent] === "#") continue;
    if (line.length > longest) return undefined;
    if (!line.startsWith("---")) documents.at(-1)?.push({ indent, text: line.slice(indent) });
    else if (line === "---") documents.push([]);
    else return undefined;
  }
  return documents.length > 1 && documents[0]?.length === 0 ? documents.slice(1) : documents;
}

function block(cursor: Cursor, indent: number, depth: number): unknown {
  if (depth > maxDepth / 2) return undefined;
  return isEntry(cursor.lines[cursor.at]) ? list(cursor, indent, depth) : map(cursor, indent, depth);
}

const isEntry = (line: Line | undefined): boolean => line !== undefined && /^-(?: |$)/.test(line.text);

function map(cursor: Cursor, indent: number, depth: number): unknown {
  const entries: Record<string, unknown> = {};
  let left = maxKeys;
  for (let line = cursor.lines[cursor.at]; line?.indent === indent; line = cursor.lines[cursor.at]) {
    const pair = pairOf(line.text);
    if (pair === undefined || left-- === 0) return undefined;
    cursor.at += 1;
    const value = isNothing(pair.rest)
      ? below(cursor, indent, depth, isEntry(cursor.lines[cursor.at]))
      : valueIn(pair.rest, depth + 1);
    if (!setOnce(entries, pair.name, value)) return undefined;
  }
  return entries;
}

function list(cursor: Cursor, indent: number, depth: number): unknown {
  const items: unknown[] = [];
  for (let line = cursor.lines[cursor.at]; line?.indent === indent && isEntry(line); line = cursor.lines[cursor.at]) {
    const item = entry(cursor, line, depth);
    if (item === undefined || items.push(item) > maxKeys) return undefined;
  }
  return items;
}

/** What stands behind a dash: a value, or the first line of a block that begins there. */
function entry(cursor: Cursor, { indent, text }: Line, depth: number): unknown {
  const start = text.slice(1).search(/[^ ]/) + 1;
  const rest = start === 0 ? "" : text.slice(start);
  const inner = { indent: indent + start, text: rest };
  if (!isNothing(rest) && (isEntry(inner) || pairOf(rest) !== undefined)) {
    cursor.lines[cursor.at] = inner;
    return block(cursor, inner.indent, depth + 1);
  }
  cursor.at += 1;
  return isNothing(rest) ? below(cursor, indent, depth, false) : valueIn(rest, depth + 1);
}

const isNothing = (rest: string): boolean => rest === "" || rest.startsWith("#");

/** The block further in; a list may begin as far out as the key above it. */
function below(cursor: Cursor, indent: number, depth: number, orLevel: boolean): unknown {
  const next = cursor.lines[cursor.at];
  const isBelow = next !== undefined && (next.indent > indent || (orLevel && next.indent === indent));
  return isBelow ? block(cursor, next.indent, depth + 1) : null;
}
