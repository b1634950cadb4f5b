import type { Source } from "./source.ts";

/** A line of a file at a commit of the specs: `environments/applications/shop.yaml` and 12. */
export type SpecLine = { readonly file: string; readonly line: number };

/** Where the file is at all: a commit of a repository on a server, as `https://github.com`. */
export type SpecOrigin = { readonly serverUrl: string; readonly source: Source };

/** No longer than a log of GitHub's is sure to keep. */
const maxLength = 1_000;

/** `https://github.com/acme/specs/blob/<sha>/environments/applications/shop.yaml#L12`; `undefined` where that is too long. */
export function printSpecLine({ file, line }: SpecLine, origin: SpecOrigin): string | undefined {
  const url = `${below(origin)}${file.split("/").map(segment).join("/")}#L${line}`;
  return url.length <= maxLength ? url : undefined;
}

/** The inverse of `printSpecLine`; `undefined` for anything it never prints, as all that leads out of that commit. */
export function parseSpecLine(url: string, origin: SpecOrigin): SpecLine | undefined {
  const start = below(origin);
  if (url.length > maxLength || !url.startsWith(start)) return undefined;
  const [, path, number] = /^([^?#]+)#L([1-9]\d{0,8})$/.exec(url.slice(start.length)) ?? [];
  const file = path === undefined ? undefined : decoded(path);
  if (file === undefined || file.split("/").some((part) => part === "" || part === "." || part === ".."))
    return undefined;
  const found = { file, line: Number(number) };
  return printSpecLine(found, origin) === url ? found : undefined;
}

const below = ({ serverUrl, source: { repository, commit } }: SpecOrigin): string =>
  `${serverUrl}/${repository}/blob/${commit}/`;

/** Stricter than `encodeURIComponent`: nothing that could end an address in somebody's text is left. */
const segment = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[^\w.%-]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
