import type { JsonMap } from "../../spec/json.ts";
import { textAt } from "../at.ts";
import type { ObjectChange } from "../object-change.ts";
import type { Planned } from "../risk.ts";

/** What changes in all environments. */
export const changesIn = ({ environments }: Planned): readonly ObjectChange[] =>
  environments.flatMap(({ objects }) => objects);

/** What Flux deletes: what goes with a cluster's whole folder is not among it, for nobody steers that cluster then. */
export const deletionsIn = ({ environments }: Planned): readonly ObjectChange[] =>
  environments.flatMap(({ objects, remarks }) => {
    const removed = new Set(remarks.flatMap((one) => (one.kind === "removed-cluster" ? [one.cluster] : [])));
    return objects.filter(({ kind, cluster }) => kind === "deleted" && !removed.has(cluster ?? ""));
  });

/** Objects that were there and still are, as they were and as they become. */
export const alteredIn = (planned: Planned): readonly Altered[] =>
  changesIn(planned).flatMap((change) => {
    const { was, becomes } = change;
    return was === undefined || becomes === undefined ? [] : [{ change, was, becomes }];
  });

export type Altered = { readonly change: ObjectChange; readonly was: JsonMap; readonly becomes: JsonMap };

/** Objects that will be there, and as what they were there before; that is empty for those that come. */
export const remainingIn = (planned: Planned): readonly Altered[] =>
  changesIn(planned).flatMap((change) => {
    const { was = {}, becomes } = change;
    return becomes === undefined ? [] : [{ change, was, becomes }];
  });

export const kindOf = ({ object }: ObjectChange): string => object?.kind ?? "";

/** `Deployment shop`, or the path of what is no object. */
export const nameOf = ({ object, path }: ObjectChange): string =>
  object === undefined ? path : `${object.kind} ${object.name}`;

export const isAnnotated = (value: JsonMap | undefined, annotation: string, text: string): boolean =>
  textAt(value, "metadata", "annotations", annotation) === text;
