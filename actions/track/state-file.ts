import { UserError } from "../../model/problem.ts";
import { type Memory, parseMemory, printMemory } from "../../model/release/memory.ts";
import { isFile, readEventFile, writeText } from "../io/files.ts";

/** What the run before has left in a file; nothing where there is none, or what is there is not ours. */
export function readState(path: string | undefined, progress: (text: string) => void): Memory {
  const none: Memory = new Map();
  if (path === undefined || !isFile(path)) return none;
  try {
    const memory = parseMemory(readEventFile(path));
    if (memory !== undefined) return memory;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  progress(`${path} is not what an earlier run has left: everything is asked for anew`);
  return none;
}

export function writeState(path: string | undefined, memory: Memory): void {
  if (path !== undefined) writeText(path, printMemory(memory));
}
