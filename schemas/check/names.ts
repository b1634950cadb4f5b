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
