import { parseSource, printSource, type Source } from "./source.ts";

/** What a commit of rendered manifests says at its end: the specs it was rendered from, and by which version. */
export type Trailers = { readonly source: Source; readonly version: string };

/** Two lines, the last paragraph of a commit message. */
export const printTrailers = ({ source, version }: Trailers): string =>
  `Landfall-Source: ${printSource(source)}\nLandfall-Version: ${version}`;

/** Reads a whole commit message; `undefined` when its last paragraph lacks either trailer, or says one twice. */
export function parseTrailers(message: string): Trailers | undefined {
  const lines = (
    message
      .trimEnd()
      .split(/\n\s*\n/)
      .at(-1) ?? ""
  ).split("\n");
  const only = (key: string): string | undefined => {
    const values = lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2).trim());
    return values.length === 1 ? values[0] : undefined;
  };
  const source = parseSource(only("Landfall-Source") ?? "");
  const version = only("Landfall-Version");
  return source && version && /^[0-9A-Za-z.+-]{1,64}$/.test(version) ? { source, version } : undefined;
}
