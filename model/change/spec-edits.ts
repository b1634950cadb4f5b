import type { Path, Place } from "../problem.ts";
import type { Json, JsonMap } from "../spec/json.ts";
import type { Kind, Model } from "../spec/model.ts";
import { difference, type Leaf } from "./difference.ts";
import { hideAt } from "./hide.ts";

/** One thing that two states of the specs say differently. What must not be shown of it is hidden. */
export type SpecEdit = {
  readonly document: { readonly kind: Kind; readonly name: string };
  /** From the document's root, as `["spec", "environments", "staging", "replicas"]`; empty for all of a document. */
  readonly path: Path;
  readonly before?: Json;
  readonly after?: Json;
  /** Where it stands: in the specs as they will be or, where nothing of it is left there, as they were. */
  readonly place: Place;
  readonly isIn: "before" | "after";
};

/** Both states of the specs, and what is between them. */
export type Revised = { readonly before: Model; readonly after: Model; readonly edits: readonly SpecEdit[] };

/** Everything the specs say differently, document by document. */
export function specEdits(before: Model, after: Model): readonly SpecEdit[] {
  const [was, is] = [documentsOf(before), documentsOf(after)];
  const ids = [...was.keys(), ...[...is.keys()].filter((id) => !was.has(id))];
  return ids.flatMap((id) => editsOf(was.get(id), is.get(id))).sort(byDocument);
}

type Named = { readonly name: string; readonly formerly?: string };
type Document = { readonly kind: Kind; readonly named: Named; readonly place: Place };

function editsOf(was: Document | undefined, is: Document | undefined): readonly SpecEdit[] {
  const found = is ?? was;
  if (found === undefined || was?.named === is?.named) return [];
  const { kind, named, place } = found;
  const document = { kind, name: named.name };
  if (is === undefined) return [{ document, path: [], before: hideAt([], specOf(named)), place, isIn: "before" }];
  if (was === undefined) return [{ document, path: [], after: hideAt([], specOf(named)), place, isIn: "after" }];
  const leaves = difference(specOf(was.named), specOf(named), ["spec"]);
  return leaves.map((leaf) => ({ document, ...hidden(leaf), place, isIn: "after" }));
}

const hidden = ({ path, before, after }: Leaf): Leaf => ({
  path,
  ...(before !== undefined && { before: hideAt(path, before) }),
  ...(after !== undefined && { after: hideAt(path, after, before) }),
});

const byDocument = (a: SpecEdit, b: SpecEdit): number => {
  const [left, right] = [`${a.document.kind}/${a.document.name}`, `${b.document.kind}/${b.document.name}`];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The documents by `<Kind>/<name>`. */
function documentsOf(model: Model): ReadonlyMap<string, Document> {
  const found = new Map<string, Document>();
  const add = (kind: Kind, named: Named): void => {
    const place = model.places.get(`${kind}/${named.name}`);
    if (place !== undefined) found.set(`${kind}/${named.name}`, { kind, named, place });
  };
  add("Organization", model.organization);
  if (model.access !== undefined) add("Access", model.access);
  for (const one of model.environments.values()) add("Environment", one);
  for (const one of model.clusters.values()) add("Cluster", one);
  for (const one of model.applications.values()) add("Application", one);
  for (const one of model.releases.values()) add("Release", one);
  return found;
}

// What the loader has read is JSON.
const specOf = ({ name, formerly, ...spec }: Named): JsonMap => spec as JsonMap;
