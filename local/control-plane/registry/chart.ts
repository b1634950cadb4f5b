import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { tar } from "./tar.ts";

/** A Helm chart, packed: the same folder gives the same bytes. */
export type Chart = { readonly metadata: ChartMetadata; readonly archive: Buffer };

/** What is in Chart.yaml. */
export type ChartMetadata = Readonly<Record<string, string>> & { readonly name: string; readonly version: string };

/** Packs a chart's folder of plain files. Throws for a Chart.yaml that is more than lines of `key: text`. */
export function packChart(folder: string): Chart {
  const metadata = parseMetadata(readFileSync(join(folder, "Chart.yaml"), "utf8"));
  const paths = globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  const files = paths.map((path) => ({
    path: `${metadata.name}/${path}`,
    bytes: readFileSync(join(folder, path)),
  }));
  return { metadata, archive: gzipSync(tar(files)) };
}

function parseMetadata(text: string): ChartMetadata {
  const entries = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, key, value] = /^([A-Za-z]+): (.+)$/.exec(line) ?? [];
      if (key === undefined || value === undefined)
        throw new Error(`Chart.yaml: "${line}" is not a line of "key: text"`);
      return [key, value] as const;
    });
  const { name, version, ...rest } = Object.fromEntries(entries);
  if (name === undefined || version === undefined) throw new Error("Chart.yaml: name and version are missing");
  return { ...rest, name, version };
}
