/** A version by Semantic Versioning 2.0.0, with a `v` in front or not; `undefined` for what is none. */
export function parseVersion(text: string | undefined): Version | undefined {
  // Labels and tags cannot hold a plus: an underscore stands for it there.
  const [, major, minor, patch, early] =
    /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:[+_].*)?$/.exec(text ?? "") ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return { numbers: [Number(major), Number(minor), Number(patch)], early: early?.split(".") ?? [] };
}

/** `early`: what comes before the release itself, as `rc` and `1`. */
export type Version = { readonly numbers: readonly [number, number, number]; readonly early: readonly string[] };

/** Whether the second is lower than the first; never where one of them is no version. */
export function isLower(first: string | undefined, second: string | undefined): boolean {
  const [was, is] = [parseVersion(first), parseVersion(second)];
  return was !== undefined && is !== undefined && compare(is, was) < 0;
}

function compare(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const order = number - (b.numbers[index] ?? 0);
    if (order !== 0) return order;
  }
  if (a.early.length === 0 || b.early.length === 0) return Math.sign(b.early.length - a.early.length);
  for (const [index, part] of a.early.entries()) {
    const other = b.early[index];
    if (other === undefined) return 1;
    if (part !== other) return comparePart(part, other);
  }
  return a.early.length - b.early.length;
}

/** Numbers by their value and before all words. */
function comparePart(a: string, b: string): number {
  const [isNumber, isOther] = [a, b].map((part) => /^\d+$/.test(part));
  if (isNumber && isOther) return Number(a) - Number(b);
  if (isNumber !== isOther) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
