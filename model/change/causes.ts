import type { RiskVerdict } from "./risk.ts";
import type { SpecEdit } from "./spec-edits.ts";

/** `Application/shop`: the document that a verdict is about, or the nearest one to what it is about. */
export function documentOf({ document, object, environment, application }: RiskVerdict): string | undefined {
  if (document !== undefined) return `${document.kind}/${document.name}`;
  const nearest = [
    ["Application", application ?? object?.application],
    ["Cluster", object?.cluster],
    ["Environment", environment ?? object?.environment],
  ] as const;
  const found = nearest.find(([, name]) => name !== undefined);
  return found && `${found[0]}/${found[1]}`;
}

/** The edits that cause what a rule has seen, by their index: those of its object, and those of its part of the specs. */
export function causesOf(verdict: RiskVerdict, edits: readonly SpecEdit[]): readonly number[] {
  const { object, document, because = [], environment } = verdict;
  const ofObject = (object?.why ?? []).flatMap((why) => (why.kind === "spec" ? [why.edit] : []));
  const parts = [...(document === undefined ? [] : [document]), ...because.map((one) => ({ ...one, path: [] }))];
  const ofDocument = edits.flatMap((edit, index) => {
    const isMeant = parts.some(
      ({ kind, name, path = [] }) =>
        edit.document.kind === kind && edit.document.name === name && isAlong(edit.path, path),
    );
    return isMeant && !isElsewhere(edit, environment) ? [index] : [];
  });
  return [...new Set([...ofObject, ...ofDocument])].sort((a, b) => a - b);
}

/** Whether one of the paths leads to the other, or through it. */
const isAlong = (one: SpecEdit["path"], other: SpecEdit["path"]): boolean =>
  one.every((part, index) => index >= other.length || part === other[index]);

/** What an application says of one environment says nothing of another. */
const isElsewhere = ({ document, path: [, field, name] }: SpecEdit, environment: string | undefined): boolean =>
  document.kind === "Application" &&
  field === "environments" &&
  name !== undefined &&
  environment !== undefined &&
  name !== environment;
