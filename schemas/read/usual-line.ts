import { flowOf } from "./usual-flow.ts";
import { plainOf } from "./usual-scalar.ts";

/** A key, the colon behind it, and what follows. */
const pair = /^(?:([A-Za-z_][\w./-]*)|"([^"\\]*)"|'([^']*)'):(?: +(.*))?$/;

/** A line's key and what stands behind it; `undefined` for a line of another form. */
export function pairOf(line: string): { readonly name: string; readonly rest: string } | undefined {
  const found = pair.exec(line);
  if (found === null) return undefined;
  const [, plain, double, single, rest = ""] = found;
  return { name: plain ?? double ?? single ?? "", rest };
}

const quoted = /^(?:"([^"\\]*)"|'([^']*)')(?: +(?:#.*)?)?$/;

/** What a line says behind a key or a dash, on this line alone; `undefined` where there is the least doubt. */
export function valueIn(line: string, depth: number): unknown {
  if (line.startsWith("[") || line.startsWith("{")) return flowOf(line, depth);
  const text = quoted.exec(line);
  if (text !== null) return text[1] ?? text[2];
  const comment = line.indexOf(" #");
  const plain = (comment < 0 ? line : line.slice(0, comment)).replace(/ +$/, "");
  return /:(?: |$)/.test(plain) ? undefined : plainOf(plain);
}
