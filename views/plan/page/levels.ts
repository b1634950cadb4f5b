import type { ObjectChange } from "../../../model/change/object-change.ts";
import type { Risk } from "../../../model/change/plan.ts";
import { type Severity, severities } from "../../../model/problem.ts";

/** The weightiest risk of a change: one that names its file, or one of no file that the same edit of the specs causes. */
export function levels(risks: readonly Risk[]): (change: ObjectChange) => Severity | undefined {
  const byFile = new Map<string, Severity>();
  const byEdit = new Map<string, Severity>();
  for (const { path, environment, edits, severity } of risks) {
    if (path !== undefined) note(byFile, `${environment}/${path}`, severity);
    else for (const edit of edits) note(byEdit, `${environment ?? ""}/${edit}`, severity);
  }
  return ({ environment, path, why }) => {
    const edits = why.flatMap((one) => (one.kind === "spec" ? [one.edit] : []));
    const caused = edits.flatMap((edit) => [byEdit.get(`${environment}/${edit}`), byEdit.get(`/${edit}`)]);
    return weightiest([byFile.get(`${environment}/${path}`), ...caused]);
  };
}

const note = (known: Map<string, Severity>, key: string, severity: Severity): void => {
  known.set(key, weightiest([known.get(key), severity]) ?? severity);
};

const weightiest = (found: readonly (Severity | undefined)[]): Severity | undefined =>
  severities.find((severity) => found.includes(severity));
