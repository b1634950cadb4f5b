import type { Problem } from "../../model/problem.ts";
import { load } from "../../schemas/load.ts";
import { toCodeowners } from "../../views/codeowners/codeowners.ts";

export type CodeownersDeps = {
  readonly readSpecs: (folder: string) => ReadonlyMap<string, Uint8Array>;
  readonly pathInRepository: (file: string) => string;
};

export type CodeownersOutcome =
  | { readonly status: "invalid"; readonly problems: readonly Problem[] }
  | { readonly status: "written"; readonly text: string };

/** The CODEOWNERS of the repository that the specs are in. */
export function codeowners(specs: string, { readSpecs, pathInRepository }: CodeownersDeps): CodeownersOutcome {
  const loaded = load(readSpecs(specs));
  if (loaded.status === "invalid") return { status: "invalid", problems: loaded.problems };
  return { status: "written", text: toCodeowners(loaded.model, pathInRepository) };
}
