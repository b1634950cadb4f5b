import type { Revised, SpecEdit } from "./spec-edits.ts";

/** An edit and its place among all. */
export type Indexed = { readonly edit: SpecEdit; readonly index: number };

type Spot = { readonly name: string; readonly environment: string };

/** What a field of a workload is made of, where that is not the field of its name. */
const sources: Readonly<Record<string, readonly string[]>> = {
  replicas: ["replicas", "scaling"],
  scaling: ["replicas", "scaling"],
  release: ["image", "applications", "mirrors"],
  chart: ["chart", "mirrors"],
};

/** Those of the edits that say the field; all of them where none does. */
export function causesOfField(edits: readonly Indexed[], field: string): readonly number[] {
  const [first = ""] = field.split(".");
  const names = sources[first] ?? [first];
  const close = edits.filter(({ edit }) => names.includes(fieldOf(edit)));
  return (close.length > 0 ? close : edits).map(({ index }) => index);
}

/** The field an edit is of, be it of an application, or of one in an environment. */
const fieldOf = ({ document, path }: SpecEdit): string =>
  String((document.kind === "Application" && path[1] === "environments" ? path[3] : path[1]) ?? "");

/** Whether an edit can say something of an application in an environment. */
export function speaksOf({ document, path }: SpecEdit, { name, environment }: Spot, revised: Revised): boolean {
  if (document.kind === "Application")
    return document.name === name && (path[1] !== "environments" || path[2] === undefined || path[2] === environment);
  if (document.kind === "Release")
    return releaseOf(revised, document.name) === environment && (path[2] === undefined || path[2] === name);
  if (document.kind === "Organization") return path[1] === "mirrors";
  return document.kind === "Environment" && document.name === environment && path.length === 0;
}

/** The environment that a Release is of. */
export const releaseOf = ({ before, after }: Pick<Revised, "before" | "after">, name: string): string | undefined =>
  (after.releases.get(name) ?? before.releases.get(name))?.environment;
