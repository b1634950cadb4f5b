import { type Loaded, load } from "../../schemas/load.ts";

export type ValidateDeps = {
  /** Bytes of every YAML file below a folder, by path. */
  readonly readSpecs: (folder: string) => ReadonlyMap<string, Uint8Array>;
};

/** Reads and checks the specs; nothing in them is executed. */
export const run = ({ path }: { readonly path: string }, { readSpecs }: ValidateDeps): Loaded => load(readSpecs(path));
