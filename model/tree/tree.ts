/** Files by path, below the folder in question. Iteration order is path order. */
export type Files = ReadonlyMap<string, string>;

/**
 * A rendered unit: its files and Git's id of each, by path, or word that its inputs are those of the lock, so nothing was
 * rendered.
 */
export type RenderedUnit =
  | { readonly name: string; readonly status: "unchanged" }
  | { readonly name: string; readonly status: "rendered"; readonly files: Files; readonly ids: Files };

/** An application that is not deployed to an environment, and why. */
export type NotDeployed = { readonly application: string; readonly environment: string; readonly reason: string };
