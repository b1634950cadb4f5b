import { isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import { unwritable } from "./characters.ts";
import type { Fault } from "./fault.ts";
import { wrongWith } from "./scalar.ts";

/** The plain value of a node. What cannot be one is told to `fault` and left out. */
export function plain(node: ParsedNode | null, fault: (fault: Fault) => void): unknown {
  if (isMap(node)) return mapOf(node, fault);
  if (isSeq(node)) return node.items.map((item) => plain(item as ParsedNode | null, fault));
  return isScalar(node) ? scalarOf(node, fault) : null;
}

function scalarOf(scalar: Scalar.Parsed, fault: (fault: Fault) => void): unknown {
  const wrong = wrongWith(scalar);
  if (wrong !== undefined) fault({ offset: scalar.range[0], ...wrong });
  return scalar.value;
}

function mapOf(map: YAMLMap.Parsed, fault: (fault: Fault) => void): Readonly<Record<string, unknown>> {
  const entries = new Map<string, unknown>();
  for (const { key, value } of map.items) {
    const wrong = wrongKey(key, entries);
    if (wrong === undefined) entries.set((key as Scalar<string>).value, plain(value, fault));
    else fault({ offset: key.range[0], ...wrong });
  }
  return Object.fromEntries(entries);
}

function wrongKey(key: ParsedNode, others: ReadonlyMap<string, unknown>): Omit<Fault, "offset"> | undefined {
  if (!isScalar(key) || typeof key.value !== "string") return notText(key);
  const name = key.value;
  if (name === "<<") return { message: "merge keys are not read", fix: "write the fields themselves" };
  if (name === "__proto__") return { message: "__proto__ cannot be a key", fix: "choose another name" };
  if (others.has(name)) return { message: `the key "${name}" is there twice`, fix: "keep one of them" };
  return unwritable(name);
}

function notText(key: ParsedNode): Omit<Fault, "offset"> {
  if (!isScalar(key))
    return { message: "a key must be text, got a list or a map", fix: "write a name before the colon" };
  if (key.value === null) return { message: "a key is missing", fix: "write a name before the colon" };
  return { message: `a key must be text, got ${key.value}`, fix: `quote it: "${key.source}"` };
}
