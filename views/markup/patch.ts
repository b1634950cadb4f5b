/**
 * A path as Git's patches have it, below `a` or `b`: quoted as in C, by the bytes of UTF-8, as soon as one character of it
 * is not plain. https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath
 */
export function patchPath(side: "a" | "b" | "", path: string): string {
  const text = side === "" ? path : `${side}/${path}`;
  if (/^[\w./@+-]+$/.test(text)) return text;
  return `"${[...new TextEncoder().encode(text)].map(quoted).join("")}"`;
}

/** Printable ASCII but for the quote and the backslash is itself. */
const quoted = (byte: number): string =>
  byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c
    ? String.fromCharCode(byte)
    : `\\${byte.toString(8).padStart(3, "0")}`;
