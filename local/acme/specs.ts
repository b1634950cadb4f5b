import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The specs' texts by their path in the repository. */
export type Specs = ReadonlyMap<string, string>;

/** Applications whose source is on the forge. */
export const applications = ["shop", "billing", "portal", "scanner"] as const;

/** acme's specs as they are in this repository. */
export const sampleSpecs = (): Specs =>
  new Map(
    globSync("environments/**/*.yaml", { cwd: root })
      .sort()
      .map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );

/** What the first pull request of a story adds; the rest of the specs is there before it. */
export const isAdded = (path: string): boolean => path.includes("/applications/") || path.endsWith("/release.yaml");

/** A cluster of acme's, and the environment it is in. */
export type ClusterOfAcme = { readonly name: string; readonly environment: string };

/** The clusters that the specs name. */
export const clustersIn = (specs: Specs): readonly ClusterOfAcme[] =>
  [...specs.values()].flatMap((text) => {
    const [, name, environment] =
      /^kind: Cluster\nmetadata:\n {2}name: (\S+)\nspec:\n {2}environment: (\S+)$/m.exec(text) ?? [];
    return name === undefined || environment === undefined ? [] : [{ name, environment }];
  });

export function writeSpecs(folder: string, specs: Specs): void {
  for (const [path, text] of specs) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A Release's text with the commits of the application repositories as they are on this forge. */
export const withCommits = (text: string, commits: ReadonlyMap<string, string>): string =>
  [...commits].reduce(
    (changed, [name, commit]) =>
      changed.replace(new RegExp(`( {4}${name}:\\n(?: {6}.*\\n)*? {6}commit: )"?\\w+"?`), `$1"${commit}"`),
    text,
  );

/** The same specs for a GitHub and a registry of charts on this machine. `charts` stands for `ghcr.io`. */
export const onLoopback = (specs: Specs, { url, charts }: { readonly url: string; readonly charts: string }): Specs =>
  new Map(
    [...specs].map(([path, text]) => [
      path,
      path.endsWith("/organization.yaml")
        ? `${text.replace("    owner:", `    url: ${url}\n    owner:`)}  mirrors:\n    charts: { ghcr.io: "${charts}" }\n`
        : text,
    ]),
  );
