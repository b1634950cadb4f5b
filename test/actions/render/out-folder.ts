import { appendFileSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as files from "../../../actions/io/files.ts";
import { type RenderOutcome, run } from "../../../actions/render/run.ts";
import type { Workspace } from "../doors/start.ts";

/** Renders the workspace's specs into `out`, in this process. */
export const render = ({ folder }: Workspace, commit = "a".repeat(40)): RenderOutcome =>
  run({ specs: join(folder, "environments"), out: join(folder, "out"), commit, root: "environments" }, files);

/** Path -> what stands there and since when, of all that is in a folder. */
export function snapshot(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return new Map(
    paths.map((path) => {
      const { ino, mtimeMs } = lstatSync(join(folder, path));
      return [path, `${ino} ${mtimeMs} ${textOf(join(folder, path))}`];
    }),
  );
}

/** Path -> text, of every file in a folder. */
export const texts = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => lstatSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, textOf(join(folder, path))]),
  );

const textOf = (path: string): string => (lstatSync(path).isFile() ? readFileSync(path, "utf8") : "");

/** Gives an environment another cluster, so that it renders to something else. */
export const addCluster = ({ folder }: Workspace, environment: string): void =>
  appendFileSync(
    join(folder, `environments/${environment}/cluster.yaml`),
    "---\n" +
      "apiVersion: landfall/v1\nkind: Cluster\nmetadata: { name: " +
      `${environment}-us }\nspec: { environment: ${environment}, provider: existing }\n`,
  );
