import type { Finding, Place } from "../../model/problem.ts";
import { type Kind, kinds, type Named } from "../../model/spec/model.ts";
import type { Document } from "../read/read.ts";
import type { AnyDocument } from "./schema.ts";
import { isRecord } from "./show.ts";

/** A document that its schema is content with, and its spec under its name. */
export type Checked<D extends AnyDocument = AnyDocument> = {
  readonly place: Place;
  readonly document: D;
  readonly named: Named<D["spec"]>;
};

export const checkedOf = <D extends AnyDocument>(place: Place, document: D): Checked<D> => ({
  place,
  document,
  named: { ...document.spec, ...document.metadata },
});

/** A name that a document has taken, whether or not the rest of the document is sound. */
export type Taken = { readonly kind: Kind; readonly name: string; readonly place: Place };

/** What the references between documents are checked against. */
export type Catalog = {
  readonly checked: readonly Checked[];
  readonly taken: readonly Taken[];
  /** Whether every file and name could be read: only then is a name that nobody has taken a missing one. */
  readonly isComplete: boolean;
};

/** The name a document goes by, if that much is sound: a fault further down must not make others miss it. */
export function takenBy({ place, value }: Document, faults: readonly Finding[]): Taken | undefined {
  if (faults.some(({ path }) => path[0] !== "spec")) return undefined;
  if (!isRecord(value) || !isRecord(value["metadata"])) return undefined;
  const { name } = value["metadata"];
  const kind = kinds.find((candidate) => candidate === value["kind"]);
  return typeof name === "string" && kind !== undefined ? { kind, name, place } : undefined;
}

/** The names taken by documents of one kind. */
export const namesOf = ({ taken }: Catalog, kind: Kind): ReadonlySet<string> =>
  new Set(taken.filter((entry) => entry.kind === kind).map(({ name }) => name));

/** The sound documents of one kind. */
export const ofKind = <K extends Kind>(
  { checked }: Pick<Catalog, "checked">,
  kind: K,
): readonly Checked<AnyDocument & { kind: K }>[] =>
  checked.filter((entry): entry is Checked<AnyDocument & { kind: K }> => entry.document.kind === kind);
