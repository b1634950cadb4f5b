import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
/** The sample's specs, text by path. */
export const specs: ReadonlyMap<string, string> = new Map(
  globSync("environments/**/*.yaml", { cwd: root })
    .sort()
    .map((path) => [path, readFileSync(join(root, path), "utf8")] as const),
);
/** What the pull request of the story adds; the rest of the specs is there before it. */
export const isAdded = (path: string): boolean => path.includes("/applications/") || path.endsWith("/release.yaml");

/** A Release's text with the commits of the application repositories as they are on this forge. */
export const withCommits = (text: string, commits: ReadonlyMap<string, string>): string =>
  [...commits].reduce(
    (changed, [name, commit]) =>
      changed.replace(new RegExp(`( {4}${name}:\n(?: {6}.*\n)*? {6}commit: )"?\\w+"?`), `$1"${commit}"`),
    text,
  );
