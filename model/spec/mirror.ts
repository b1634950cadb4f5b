/**
 * `ghcr.io/acme/shop` as it is pulled where `ghcr.io` or `ghcr.io/acme` has a mirror: what comes after the longest start
 * that fits stays. A start ends where a name does, so `ghcr.io/acme` is none of `ghcr.io/acme-tools/x`.
 */
export function mirrored(mirrors: Readonly<Record<string, string>>, name: string): string {
  const start = Object.keys(mirrors)
    .filter((one) => name === one || name.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length)[0];
  return start === undefined ? name : `${mirrors[start]}${name.slice(start.length)}`;
}
