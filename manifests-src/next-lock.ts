import type { Lock } from "../model/tree/lock.ts";
import { readLock } from "../model/tree/parse-lock.ts";
import { printLock } from "../model/tree/print-lock.ts";

/** A lock and, byte for byte, how it is printed. */
export type WrittenLock = { readonly lock: Lock; readonly text: string };

/** `undefined` for a text that is no lock: only what would be printed alike is one. */
export function readWritten(text: string | undefined): WrittenLock | undefined {
  const lock = readLock(text);
  return lock && text !== undefined ? { lock, text } : undefined;
}

/** A commit of the specs that changes no byte of the folder is not worth a commit: the former head of the lock stays. */
export function nextLock(lock: Lock, former: readonly (WrittenLock | undefined)[]): WrittenLock {
  const { source: _source, root, ...content } = lock;
  // Most locks differ in a unit, which is seen long before one is printed.
  const isClose = ({ lock: one }: WrittenLock): boolean =>
    (one.root ?? root) === root && [...lock.units].every(([name, { input }]) => one.units.get(name)?.input === input);
  const isSame = ({ lock: { source, root }, text }: WrittenLock): boolean =>
    printLock({ ...content, source, ...(root !== undefined && { root }) }) === text;
  return former.find((one) => one !== undefined && isClose(one) && isSame(one)) ?? { lock, text: printLock(lock) };
}
