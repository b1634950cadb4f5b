import { readFull } from "./full.ts";
import { readUsual } from "./usual.ts";

/** More than any object that an API server takes, and than any list of a cluster's units. */
const maxLength = 2 * 1024 * 1024;
const sizes = { keys: 100_000, scalar: maxLength };

/** The one document of a manifest, rendered or edited by hand; `undefined` for what is none, or cannot be read. */
export function readManifest(text: string): unknown {
  if (text.length > maxLength) return undefined;
  const usual = readUsual(text);
  const { values, faults } = usual === undefined ? readFull(text, sizes) : { values: usual, faults: [] };
  return faults.length === 0 && values.length === 1 ? values[0] : undefined;
}
