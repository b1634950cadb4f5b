import type { UnitName } from "../names/unit.ts";
import type { Path } from "../problem.ts";
import type { Json, JsonMap } from "../spec/json.ts";
import type { Kind, Model, Named } from "../spec/model.ts";
import { own } from "../spec/own.ts";
import { isMap } from "./difference.ts";
import type { SpecEdit } from "./spec-edits.ts";

/** Edits of one field of one document, which are tried together. */
export type EditGroup = {
  readonly document: SpecEdit["document"];
  /** What is taken over as a whole; empty: the document. */
  readonly at: Path;
  /** By their index. */
  readonly edits: readonly number[];
};

/** How deep a field stands below its document, as `spec.environments.staging.replicas` does. */
const depthOf = ({ document: { kind }, path }: SpecEdit): number =>
  kind === "Application" && path[1] === "environments" ? 4 : kind === "Release" && path[1] === "applications" ? 3 : 2;

export function groupsOf(edits: readonly SpecEdit[]): readonly EditGroup[] {
  const groups = new Map<string, EditGroup & { readonly edits: number[] }>();
  for (const [index, edit] of edits.entries()) {
    const at = edit.path.slice(0, depthOf(edit));
    const key = JSON.stringify([edit.document.kind, edit.document.name, ...at]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { document: edit.document, at, edits: [index] });
    else group.edits.push(index);
  }
  return [...groups.values()];
}

/** A unit, and where it is. */
export type Spot = UnitName & { readonly environment: string };

/** Fields by which an application changes the surroundings of others. */
const neighbourly = new Set(["callers", "port", "ports", "environments", "clusters", "retire"]);

/** Whether the edits can have anything to do with the unit. Wider than need be: what they do is found by trying. */
export function reaches({ document: { kind, name }, at }: EditGroup, spot: Spot, { releases }: Model): boolean {
  const [, field, key] = at;
  switch (kind) {
    case "Organization":
      return true;
    case "Access":
      return spot.layer === "tenants";
    case "Environment":
      return name === spot.environment;
    case "Cluster":
      return name === spot.cluster;
    case "Release":
      if (releases.get(name)?.environment !== spot.environment) return false;
      return field !== "applications" || key === undefined || key === spot.application;
    case "Application": {
      if (field === "environments" && key !== undefined && key !== spot.environment) return false;
      if (name === spot.application) return true;
      return spot.layer === "tenants" && (field === undefined || neighbourly.has(String(at[3] ?? field)));
    }
  }
}

/** The specs as they were, but for what these edits say. */
export function whatIf(before: Model, after: Model, { document: { kind, name }, at }: EditGroup): Model {
  const [was, is] = [documentIn(before, kind, name), documentIn(after, kind, name)];
  const tried = at.length === 0 ? is : was && is && withPart(was, is, at.slice(1));
  return withDocument(before, kind, name, tried);
}

/** The specs, but for what one document says there. */
export function without(model: Model, { document: { kind, name }, at }: Pick<EditGroup, "document" | "at">): Model {
  const is = documentIn(model, kind, name);
  return withDocument(model, kind, name, at.length === 0 ? undefined : is && withoutPart(is, at.slice(1)));
}

function withoutPart(from: JsonMap, [key, ...rest]: Path): JsonMap {
  const { [String(key)]: part, ...others } = from;
  return rest.length > 0 && isMap(part) ? { ...others, [String(key)]: withoutPart(part, rest) } : others;
}

type AnyNamed = Named<object>;

/** What is at the path in `from`, put into `into`. */
function withPart(into: JsonMap, from: Json, [key, ...rest]: Path): JsonMap {
  if (key === undefined) return into;
  const name = String(key);
  const part = isMap(from) ? own(from, name) : undefined;
  const below = own(into, name);
  if (rest.length > 0 && isMap(below) && part !== undefined) return { ...into, [name]: withPart(below, part, rest) };
  const { [name]: _, ...others } = into;
  return part === undefined ? others : { ...others, [name]: part };
}

const plural = {
  Environment: "environments",
  Cluster: "clusters",
  Application: "applications",
  Release: "releases",
} as const;

// Documents that the loader has read are JSON, each of the type of its kind.
const documentIn = (model: Model, kind: Kind, name: string): JsonMap | undefined =>
  (kind === "Organization" ? model.organization : kind === "Access" ? model.access : model[plural[kind]].get(name)) as
    | JsonMap
    | undefined;

function withDocument(model: Model, kind: Kind, name: string, document: JsonMap | undefined): Model {
  if (kind === "Organization") return document === undefined ? model : ({ ...model, organization: document } as never);
  if (kind === "Access") {
    const { access: _, ...others } = model;
    return document === undefined ? others : ({ ...others, access: document } as never);
  }
  const map = new Map<string, AnyNamed>(model[plural[kind]]);
  if (document === undefined) map.delete(name);
  else map.set(name, document as never);
  const sorted = new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...model, [plural[kind]]: sorted } as Model;
}
