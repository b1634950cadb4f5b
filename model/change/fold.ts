import { dotted, type Path } from "../problem.ts";
import type { Leaf } from "./difference.ts";
import type { ObjectChange } from "./object-change.ts";

/** Changes of one environment that read as one. */
export type Fold = {
  /** `same`: the difference of one is that of all. `follows`: other changes bring them along, each with its own. */
  readonly kind: "same" | "follows";
  /** In the order they were given. */
  readonly changes: readonly [ObjectChange, ...ObjectChange[]];
  /** Where even what is the same differs, since every object has a value of its own there: dotted paths. */
  readonly varies: readonly string[];
};

/**
 * The changes of one environment, each in exactly one fold: what differs in the same way for the same reasons, over
 * clusters, applications and units, then all that only follows. In the order of the first of each.
 */
export function fold(changes: readonly ObjectChange[]): readonly Fold[] {
  const [first, ...others] = changes.filter(onlyFollows);
  const causes = alike(changes.filter((change) => !onlyFollows(change)));
  return first === undefined ? causes : [...causes, { kind: "follows", changes: [first, ...others], varies: [] }];
}

/** The changes by what differs in them and why, whatever brings them along. */
export function alike(changes: readonly ObjectChange[]): readonly Fold[] {
  const groups = new Map<string, [ObjectChange, ...ObjectChange[]]>();
  for (const change of changes) {
    const key = JSON.stringify([change.kind, reasons(change), differing(change)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].map((group) => ({ kind: "same", changes: group, varies: variesIn(group) }));
}

/** Whether nothing but other changes of the plan brings it about. */
export const onlyFollows = ({ why }: ObjectChange): boolean =>
  why.length > 0 && why.every(({ kind }) => kind === "follows");

const reasons = ({ why }: ObjectChange): readonly string[] => [...new Set(why.map(({ kind }) => kind))].sort();

/** What two changes must have in common: the leaves or, where there are none, what becomes of which object's text. */
function differing(change: ObjectChange): unknown {
  if (change.leaves.length > 0)
    return change.leaves.map((leaf) => (isDerived(change, leaf) ? [leaf.path] : [leaf.path, sides(leaf)]));
  const { before, after, object } = change;
  if (change.kind === "moved" && before === after) return "as it was";
  return [object?.kind, object?.namespace, object?.name, before, after].map((part) => part ?? null);
}

/** JSON has no place for what is absent, and `null` is a value. */
const sides = ({ before, after }: Leaf): readonly unknown[] => [
  before === undefined ? [] : [before],
  after === undefined ? [] : [after],
];

const digests = new Set(["event.toolkit.fluxcd.io/unit-digest", "landfall/config-digest"]);

/** Whether each object has a value of its own there, which says nothing that its other changes do not say. */
function isDerived({ path }: ObjectChange, leaf: Leaf): boolean {
  if (/(^|\/)(kustomization\.yaml|landfall\.lock)$/.test(path)) return true;
  const [map, key] = leaf.path.slice(-2);
  return map === "annotations" && typeof key === "string" && (digests.has(key) || key.startsWith("checksum/"));
}

function variesIn([first, ...others]: readonly [ObjectChange, ...ObjectChange[]]): readonly string[] {
  const isOther = (leaf: Leaf, index: number): boolean => {
    const one = JSON.stringify(sides(leaf));
    return others.some(({ leaves }) => JSON.stringify(leaves[index] && sides(leaves[index])) !== one);
  };
  return first.leaves.filter((leaf, index) => isDerived(first, leaf) && isOther(leaf, index)).map(pathOf);
}

const pathOf = ({ path }: { readonly path: Path }): string => dotted(path);
