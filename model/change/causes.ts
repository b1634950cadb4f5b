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
export function causesOf({ object, document }: RiskVerdict, edits: readonly SpecEdit[]): readonly number[] {
  const ofObject = (object?.why ?? []).flatMap((why) => (why.kind === "spec" ? [why.edit] : []));
  const { kind, name, path = [] } = document ?? {};
  const ofDocument = edits.flatMap((edit, index) =>
    edit.document.kind === kind && edit.document.name === name && isAlong(edit.path, path) ? [index] : [],
  );
  return [...new Set([...ofObject, ...ofDocument])].sort((a, b) => a - b);
}

/** Whether one of the paths leads to the other, or through it. */
const isAlong = (one: SpecEdit["path"], other: SpecEdit["path"]): boolean =>
  one.every((part, index) => index >= other.length || part === other[index]);
