/** How much a problem weighs: an `error` fails the check, a `warning` and a `notice` are only shown. */
export const severities = ["error", "warning", "notice"] as const;
export type Severity = (typeof severities)[number];

/** Keys and indexes from a document's root to a value, as `["spec", "routes", 0, "host"]`. */
export type Path = readonly (string | number)[];

/** Where a document stands: a file (POSIX path as the user gave it) and its position among the file's documents. */
export type Place = { readonly file: string; readonly document: number };

/** What a pass found, before anyone needs its line. `at` says whether the key or its value is meant. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly path: Path;
  readonly at?: "key" | "value";
  /** What was seen and what was expected, as one sentence without a full stop. */
  readonly message: string;
  /** What to write instead, when that is known. */
  readonly fix?: string;
};

/** A finding as people and machines read it; `line` and `column` count from 1. */
export type Problem = {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The path in dotted form, as `spec.routes[0].host`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
  readonly fix?: string;
};

/** The dotted form of a path: `["spec", "routes", 0]` becomes `spec.routes[0]`. */
export const dotted = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");

/** Orders problems by file, line, column, then rule: the order every view shows them in. */
export const byPlace = (a: Problem, b: Problem): number =>
  compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.rule, b.rule);

/** By code units, as everything Landfall writes is ordered. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The user can mend this: bad input, a missing permission. Printed as its message, without a stack. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** Something outside failed: a network, GitHub, a file system. Nothing the user wrote is at fault. */
export class OutsideError extends Error {
  override readonly name = "OutsideError";
}
