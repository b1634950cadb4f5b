import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import type { Fault } from "./fault.ts";

/** The plain value of a node. What cannot be one is told to `fault` and left out. */
export function plain(node: ParsedNode | null, fault: (fault: Fault) => void): unknown {
  if (isMap(node)) return mapOf(node, fault);
  if (isSeq(node)) return node.items.map((item) => plain(item as ParsedNode | null, fault));
  return isScalar(node) ? node.value : null;
}

function mapOf(map: YAMLMap.Parsed, fault: (fault: Fault) => void): Readonly<Record<string, unknown>> {
  const entries = new Map<string, unknown>();
  for (const { key, value } of map.items) {
    const offset = key.range[0];
    const name = isScalar(key) ? key.value : undefined;
    if (typeof name !== "string") fault({ offset, ...notText(key) });
    else if (name === "__proto__") fault({ offset, message: "__proto__ cannot be a key", fix: "choose another name" });
    else if (entries.has(name)) fault({ offset, message: `the key "${name}" is there twice`, fix: "keep one of them" });
    else entries.set(name, plain(value, fault));
  }
  return Object.fromEntries(entries);
}

function notText(key: ParsedNode): Omit<Fault, "offset"> {
  if (!isScalar(key))
    return { message: "a key must be text, got a list or a map", fix: "write a name before the colon" };
  if (key.value === null) return { message: "a key is missing", fix: "write a name before the colon" };
  return { message: `a key must be text, got ${key.value}`, fix: `quote it: "${key.source}"` };
}
