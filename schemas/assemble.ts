import type { Place } from "../model/problem.ts";
import type { Model, Named } from "../model/spec/model.ts";
import { type Catalog, type Checked, ofKind } from "./check/catalog.ts";
import type { AnyDocument } from "./check/schema.ts";

/** The model of the sound documents; `undefined` without an Organization. Of two with one name, the first counts. */
export function assemble(catalog: Pick<Catalog, "checked">): Model | undefined {
  const [organization] = ofKind(catalog, "Organization");
  if (organization === undefined) return undefined;
  const [access] = ofKind(catalog, "Access");
  const places = new Map<string, Place>();
  for (const { place, document } of catalog.checked) {
    const id = `${document.kind}/${document.metadata.name}`;
    if (!places.has(id)) places.set(id, place);
  }
  return {
    organization: organization.named,
    environments: byName(ofKind(catalog, "Environment")),
    clusters: byName(ofKind(catalog, "Cluster")),
    applications: byName(ofKind(catalog, "Application")),
    releases: byName(ofKind(catalog, "Release")),
    ...(access === undefined ? {} : { access: access.named }),
    places,
  };
}

function byName<D extends AnyDocument>(checked: readonly Checked<D>[]): ReadonlyMap<string, Named<D["spec"]>> {
  const entries = checked.map(({ named }) => [named.name, named] as const);
  return new Map(entries.reverse().sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
