import { compareText } from "../problem.ts";

/** A semantic version. https://semver.org/spec/v2.0.0.html */
export type Version = {
  /** As it was written: `1.4.0-rc.1+5`. */
  readonly text: string;
  readonly release: readonly string[];
  readonly prerelease: readonly string[];
};

/** An image's tag holds no more. */
const maxLength = 128;
const pattern =
  /^((?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*))(?:-([0-9A-Za-z-][0-9A-Za-z.-]*))?(?:\+([0-9A-Za-z-][0-9A-Za-z.-]*))?$/;

/** `undefined` for anything else: a leading `v`, two numbers, a number with a zero before it. */
export function parseVersion(text: string): Version | undefined {
  const [, release, prerelease, build] = (text.length <= maxLength && pattern.exec(text)) || [];
  if (release === undefined) return undefined;
  const parts = prerelease?.split(".") ?? [];
  const isWhole = [...parts, ...(build?.split(".") ?? [])].every((part) => part !== "");
  if (!isWhole || parts.some((part) => /^0\d+$/.test(part))) return undefined;
  return { text, release: release.split("."), prerelease: parts };
}

/**
 * Which comes first, by precedence: what is built before a release comes before it. Build metadata decides nothing there;
 * here the text does in the end, so that an order is one.
 */
export function compareVersions(a: Version, b: Version): number {
  return precedence(a, b) || compareText(a.text, b.text);
}

/** The same without build metadata, as the specification has it: 0 for `1.0.0+1` and `1.0.0+2`. */
export function precedence(a: Version, b: Version): number {
  const byRelease = compareParts(a.release, b.release);
  if (byRelease !== 0) return byRelease;
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length;
  return compareParts(a.prerelease, b.prerelease);
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = comparePart(one, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const isNumber = (part: string): boolean => /^\d+$/.test(part);

/** Numbers of any length, without rounding them; they come before words. */
function comparePart(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return a.length - b.length || compareText(a, b);
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  return compareText(a, b);
}

/** The version as the tag of an image, which cannot hold a plus: as Helm does it. */
export const printImageTag = ({ text }: Version): string => text.replaceAll("+", "_");
