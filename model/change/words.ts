import { callersOf } from "../spec/callers.ts";
import type { Model } from "../spec/model.ts";
import { workloadIn } from "../spec/resolve.ts";
import type { Revised, SpecEdit } from "./spec-edits.ts";
import { causesOfField, type Indexed, releaseOf, speaksOf } from "./word-causes.ts";
import { type Running, said, type Word, wordsFor } from "./word-text.ts";

/** What becomes different in an environment: what its applications are there, and what is said of it and its clusters. */
export function wordsOf(revised: Revised, environment: string): readonly Word[] {
  const { before, after, edits } = revised;
  const named = byName(edits);
  const names = [...touched(revised, environment)].sort();
  const ofApplications = names.flatMap((name) => {
    const [was, is] = [before, after].map((model) => runsIn(model, name, environment));
    const near = [...(named.get(name) ?? []), ...(named.get("") ?? [])];
    const own = near.filter(({ edit }) => speaksOf(edit, { name, environment }, revised));
    return wordsFor(name, was, is).map((word) => ({ ...word, edits: causesOfField(own, word.field) }));
  });
  const ofDocuments = edits.flatMap((edit, index) => (isOf(edit, environment, revised) ? [wordOf(edit, index)] : []));
  return [...ofApplications, ...ofDocuments];
}

/** What is said of no environment, or makes nothing different in any: every edit is in a word somewhere. */
export const otherWords = (edits: readonly SpecEdit[], said: readonly Word[]): readonly Word[] => {
  const known = new Set(said.flatMap((word) => word.edits));
  return edits.flatMap((edit, index) => (known.has(index) ? [] : [wordOf(edit, index)]));
};

/** The edits of each application's own document, and under no name those of all other documents. */
function byName(edits: readonly SpecEdit[]): ReadonlyMap<string, readonly Indexed[]> {
  const named = new Map<string, Indexed[]>();
  for (const [index, edit] of edits.entries()) {
    const name = edit.document.kind === "Application" ? edit.document.name : "";
    const others = named.get(name);
    if (others === undefined) named.set(name, [{ edit, index }]);
    else others.push({ edit, index });
  }
  return named;
}

/** The applications of the environment that an edit can have changed. */
function touched({ before, after, edits }: Revised, environment: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { document, path } of edits) {
    const isEverywhere =
      document.kind === "Organization" || (document.kind === "Environment" && document.name === environment);
    const isRelease = document.kind === "Release" && releaseOf({ before, after }, document.name) === environment;
    if (document.kind === "Application") names.add(document.name);
    else if (isRelease && path[2] !== undefined) names.add(String(path[2]));
    else if (isEverywhere || isRelease)
      for (const model of [before, after]) for (const name of model.applications.keys()) names.add(name);
  }
  return names;
}

function runsIn(model: Model, name: string, environment: string): Running | undefined {
  const [application, found] = [model.applications.get(name), workloadIn(model, name, environment)];
  return application && found && { ...found, callers: callersOf(application, environment) };
}

/** Whether the edit is of the environment itself, or of a cluster there. */
function isOf({ document }: SpecEdit, environment: string, { before, after }: Revised): boolean {
  if (document.kind === "Environment") return document.name === environment;
  if (document.kind !== "Cluster") return false;
  return [before, after].some((model) => model.clusters.get(document.name)?.environment === environment);
}

const wordOf = ({ document: { kind, name }, path, before, after }: SpecEdit, index: number): Word => {
  const values =
    path.length === 0 ? { ...(before && { before: "is here" }), ...(after && { after: "new" }) } : undefined;
  const subject = `${kind} ${name}`;
  if (values !== undefined) return { subject, field: "", ...values, edits: [index] };
  const leaf = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  return { ...said(subject, { path: path.slice(1), ...leaf }), edits: [index] };
};
