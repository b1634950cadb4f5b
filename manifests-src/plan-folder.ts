import { type Change, changedUnits, compare } from "../model/change/compare.ts";
import { printUnit, unitIn } from "../model/names/unit.ts";
import type { FolderPlan, HeldFolder, HeldOutline } from "../model/tree/folder-plan.ts";
import { type Lock, lockFile } from "../model/tree/lock.ts";
import type { Files, RenderedUnit } from "../model/tree/tree.ts";
import { blobId, treeOf } from "./git-id.ts";
import type { Standing } from "./kept.ts";
import { nextLock, readWritten, type WrittenLock } from "./next-lock.ts";
import { type RenderRequest, render } from "./render.ts";

type Ids = ReadonlyMap<string, string>;
export type PlanRequest = Omit<RenderRequest, "lock"> & {
  readonly held: HeldFolder;
  /** The folder of the specs in their repository, as by `parseRoot`, where that is known. */
  readonly root?: string | undefined;
};

/** A plan that has rendered what must be, and still is to see what stands in the way of it. */
export type BegunPlan = {
  /** What the folder was rendered with, where that can be told. */
  readonly lock: Lock | undefined;
  /** The units whose files must be known, as by `printUnit`: the others stay as they are. */
  readonly needed: readonly string[];
  /** `files`: of those units; more do no harm. */
  readonly finish: (files: Ids) => FolderPlan;
};

/**
 * What turns the held folder into what the specs say, without reading a file of it but the lock: a unit's bytes are
 * known by Git's tree id. Units that were edited by hand are rendered again, so that the plan sets them right.
 * The same request gives the same bytes.
 */
export const planFolder = ({ held, ...request }: PlanRequest): FolderPlan =>
  beginPlan({ ...request, held: outlineOf(held) }).finish(held.files);

/** The folder with the ids of its units, of which the files are listed still. */
export const outlineOf = (held: HeldFolder): HeldOutline => ({
  ...held,
  units: new Map([...byUnit(held.files)].map(([name, files]) => [name, treeOf(files)])),
});

/** The same in two steps, for a folder of which only those units are listed that the first one finds to matter. */
export function beginPlan({ held, root, ...request }: PlanRequest & { readonly held: HeldOutline }): BegunPlan {
  const former = readWritten(held.lock);
  const lock = former?.lock;
  const standing = lock && standingIn(lock, held.units);
  const drifted = lock === undefined ? new Set<string>() : driftedUnits(lock, standing);
  const trusted = lock && { ...lock, units: new Map([...lock.units].filter(([name]) => !drifted.has(name))) };
  const rendered = render({ ...request, lock: trusted, standing });
  const ours = root === undefined ? rendered.lock : { ...rendered.lock, root };
  const next = nextLock(ours, [former, readWritten(held.proposedLock)]);
  const newLock = next.lock;
  const asTheyAre = new Map(
    rendered.units.flatMap(({ name, status }) => {
      const id = status === "unchanged" ? held.units.get(name) : undefined;
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
  const { texts, ids, trees } = writtenBy(rendered.units, next);
  const finish = (listed: Ids): FolderPlan => {
    const files = new Map([...held.files, ...listed].filter(([path]) => !asTheyAre.has(unitOf(path) ?? "")));
    const changes = compare(files, ids);
    const isNew = held.files.size === 0 && held.units.size === 0;
    return {
      environment: request.environment,
      changes: changes.map(({ kind, path }) => ({ path, text: kind === "deleted" ? undefined : texts.get(path) })),
      units: changedUnits(lock, newLock),
      // Without a lock that can be read nothing tells what was rendered; only in an empty folder nothing was.
      drift: lock === undefined ? (isNew ? [] : [lockFile]) : driftOf({ files, lock, newLock, drifted, changes }),
      removedClusters: lock === undefined ? [] : removedFrom(clustersOf(lock), clustersOf(newLock)),
      notDeployed: rendered.notDeployed,
      kept: rendered.kept,
      tree: treeOf(new Map([[lockFile, ids.get(lockFile) ?? ""]]), new Map([...asTheyAre, ...trees])),
    };
  };
  return { lock, needed: [...held.units.keys()].filter((name) => !asTheyAre.has(name)), finish };
}

/** Files by the unit they belong to; those of no unit (the lock, strays) are left out. */
function byUnit(files: Ids): ReadonlyMap<string, Map<string, string>> {
  const units = new Map<string, Map<string, string>>();
  for (const [path, id] of files) {
    const name = unitOf(path);
    if (name === undefined) continue;
    const unit = units.get(name) ?? new Map<string, string>();
    units.set(name, unit.set(path.slice(name.length + 1), id));
  }
  return units;
}

function unitOf(path: string): string | undefined {
  const unit = unitIn(path);
  return unit && printUnit(unit);
}

const driftedUnits = (lock: Lock, standing: Standing = new Map()): ReadonlySet<string> =>
  new Set(
    [...lock.units]
      .filter(([name, { rendered }]) => (standing.get(name)?.rendered ?? emptyTree) !== rendered)
      .map(([name]) => name),
  );

const emptyTree = treeOf(new Map());

/** The lock's units with the id that each one's folder has now; those that somebody deleted stand no longer. */
const standingIn = ({ units }: Lock, held: Ids): Standing =>
  new Map(
    [...units].flatMap(([name, unit]) => {
      const rendered = held.get(name);
      return rendered === undefined ? [] : [[name, { ...unit, rendered }] as const];
    }),
  );

type Drifting = {
  readonly files: Ids;
  readonly lock: Lock;
  readonly newLock: Lock;
  readonly drifted: ReadonlySet<string>;
  readonly changes: readonly Change[];
};

/** Each file that was edited; the whole unit where its next bytes are others anyway, and so do not show which. */
function driftOf({ files, lock, newLock, drifted, changes }: Drifting): readonly string[] {
  const edited = [...drifted].flatMap((name) =>
    newLock.units.get(name)?.rendered === lock.units.get(name)?.rendered
      ? changes.map(({ path }) => path).filter((path) => path.startsWith(`${name}/`))
      : [name],
  );
  const strays = [...files.keys()].filter((path) => path !== lockFile && !lock.units.has(unitOf(path) ?? ""));
  return [...edited, ...strays].sort();
}

const removedFrom = (former: readonly string[], latter: readonly string[]): readonly string[] =>
  former.filter((name) => !latter.includes(name));

const clustersOf = ({ units }: Lock): readonly string[] => [
  ...new Set([...units.keys()].map((name) => name.slice(0, name.indexOf("/")))),
];

/** The lock and the files of all units that were rendered, by path: their texts and ids. `trees`: the units' own ids. */
function writtenBy(
  units: readonly RenderedUnit[],
  { lock, text }: WrittenLock,
): { texts: Files; ids: Ids; trees: Ids } {
  const texts = new Map([[lockFile, text]]);
  const ids = new Map([[lockFile, blobId(text)]]);
  const trees = new Map<string, string>();
  for (const unit of units) {
    if (unit.status === "unchanged") continue;
    trees.set(unit.name, lock.units.get(unit.name)?.rendered ?? "");
    for (const [path, text] of unit.files) texts.set(`${unit.name}/${path}`, text);
    for (const [path, id] of unit.ids) ids.set(`${unit.name}/${path}`, id);
  }
  return { texts, ids, trees };
}
