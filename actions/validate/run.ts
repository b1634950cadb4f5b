import { type Loaded, load } from "../../schemas/load.ts";

export type ValidateDeps = {
  /** Bytes of every YAML file below a folder, by path. */
  readonly readSpecs: (folder: string) => ReadonlyMap<string, Uint8Array>;
  /** The day, as `2026-11-20`: exceptions and promises expire. */
  readonly today: () => string;
};

/** Reads and checks the specs; nothing in them is executed. */
export const run = ({ path }: { readonly path: string }, { readSpecs, today }: ValidateDeps): Loaded =>
  load(readSpecs(path), { today: today() });
