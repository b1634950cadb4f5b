import type { Finding } from "../../model/problem.ts";
import type { Catalog, Taken } from "./catalog.ts";

/** Names are unique among their kind, whatever the case: some file systems could not tell them apart. */
export function* checkNames({ taken }: Catalog): Generator<Finding> {
  const first = new Map<string, Taken>();
  for (const entry of taken) {
    if (entry.kind === "Organization") continue;
    const id = `${entry.kind}/${entry.name.toLowerCase()}`;
    const other = first.get(id);
    if (other === undefined) first.set(id, entry);
    else yield again(entry, `metadata.name "${entry.name}" is taken by another ${entry.kind}, in ${other.place.file}`);
  }
}

/** A former name belongs to one document: what it left behind is found by it. */
export function* checkFormerNames({ checked, taken }: Catalog): Generator<Finding> {
  const owners = new Map(taken.map(({ kind, name, place }) => [`${kind}/${name}`, place.file]));
  for (const { place, document } of checked) {
    const { kind, metadata } = document;
    if (!("formerly" in metadata) || metadata.formerly === undefined) continue;
    const { name, formerly } = metadata;
    const id = `${kind}/${formerly}`;
    const owner = owners.get(id);
    owners.set(id, owner ?? place.file);
    const finding = { rule: "reference", severity: "error", place, path: ["metadata", "formerly"] } as const;
    if (formerly === name)
      yield { ...finding, message: `the former name "${formerly}" is still the name`, fix: "remove formerly" };
    else if (owner !== undefined)
      yield {
        ...finding,
        message: `the former name "${formerly}" is one of another ${kind}, in ${owner}`,
        fix: "a name cannot be used again while what was once called so is still there",
      };
  }
}

/** There is exactly one Organization. */
export function* checkOrganization({ taken, isComplete }: Catalog): Generator<Finding> {
  const [first, ...others] = taken.filter(({ kind }) => kind === "Organization");
  if (first === undefined && isComplete)
    yield {
      rule: "reference",
      severity: "error",
      place: { file: "organization.yaml", document: 0 },
      path: [],
      message: "there is no Organization",
      fix: "write a document of `kind: Organization`",
    };
  for (const other of others)
    yield { ...again(other, `there is an Organization already, in ${first?.place.file}`), fix: "keep one of them" };
}

const again = ({ place }: Taken, message: string): Finding => ({
  rule: "reference",
  severity: "error",
  place,
  path: ["metadata", "name"],
  message,
  fix: "choose another name",
});
