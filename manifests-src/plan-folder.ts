import { type Change, changedUnits, compare } from "../model/change/compare.ts";
import { parseUnit, printUnit, unitIn } from "../model/names/unit.ts";
import { UserError } from "../model/problem.ts";
import type { FolderPlan, HeldFolder } from "../model/tree/folder-plan.ts";
import { type Lock, lockFile } from "../model/tree/lock.ts";
import { parseLock } from "../model/tree/parse-lock.ts";
import { printLock } from "../model/tree/print-lock.ts";
import type { Files } from "../model/tree/tree.ts";
import { blobId, treeOf } from "./git-id.ts";
import type { Standing } from "./kept.ts";
import { type Rendered, type RenderRequest, render } from "./render.ts";

type Ids = ReadonlyMap<string, string>;
export type PlanRequest = Omit<RenderRequest, "lock"> & {
  readonly held: HeldFolder;
  /** The folder of the specs in their repository, as by `parseRoot`, where that is known. */
  readonly root?: string | undefined;
};

/**
 * What turns the held folder into what the specs say, without reading a file of it but the lock: a unit's bytes are
 * known by Git's tree id. Units that were edited by hand are rendered again, so that the plan sets them right.
 * The same request gives the same bytes.
 */
export function planFolder({ held, root, ...request }: PlanRequest): FolderPlan {
  const heldUnits = byUnit(held.files);
  const lock = readLock(held.lock);
  const standing = lock && standingIn(lock, heldUnits);
  const drifted = lock === undefined ? new Set<string>() : driftedUnits(lock, standing);
  const trusted = lock && { ...lock, units: new Map([...lock.units].filter(([name]) => !drifted.has(name))) };
  const rendered = render({ ...request, lock: trusted, standing });
  const ours = root === undefined ? rendered.lock : { ...rendered.lock, root };
  const newLock = keepSource(ours, [lock, readLock(held.proposedLock)]);
  const texts = textsOf(rendered, newLock);
  const wanted = wantedIds(rendered, texts, heldUnits);
  const changes = compare(held.files, wanted);
  return {
    environment: request.environment,
    changes: changes.map(({ kind, path }) => ({ path, text: kind === "deleted" ? undefined : texts.get(path) })),
    units: changedUnits(lock, newLock),
    drift: lock === undefined ? unknownDrift(held) : driftOf({ held, lock, newLock, drifted, changes }),
    removedClusters: lock === undefined ? [] : clustersOf(lock).filter((name) => !clustersOf(newLock).includes(name)),
    notDeployed: rendered.notDeployed,
    kept: rendered.kept,
    tree: treeOf(wanted),
  };
}

/** A lock that cannot be read was edited by hand: nothing in the folder is believed then. */
function readLock(text: string | undefined): Lock | undefined {
  try {
    return text === undefined ? undefined : parseLock(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
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
const standingIn = ({ units }: Lock, held: ReadonlyMap<string, Ids>): Standing =>
  new Map(
    [...units].flatMap(([name, unit]) => {
      const files = held.get(name);
      return files === undefined ? [] : [[name, { ...unit, rendered: treeOf(files) }] as const];
    }),
  );

/** Without a lock that can be read nothing tells what was rendered; only in an empty folder nothing was. */
const unknownDrift = ({ files }: HeldFolder): readonly string[] => (files.size === 0 ? [] : [lockFile]);

type Drifting = {
  readonly held: HeldFolder;
  readonly lock: Lock;
  readonly newLock: Lock;
  readonly drifted: ReadonlySet<string>;
  readonly changes: readonly Change[];
};

/** Each file that was edited; the whole unit where its next bytes are others anyway, and so do not show which. */
function driftOf({ held, lock, newLock, drifted, changes }: Drifting): readonly string[] {
  const edited = [...drifted].flatMap((name) =>
    newLock.units.get(name)?.rendered === lock.units.get(name)?.rendered
      ? changes.map(({ path }) => path).filter((path) => path.startsWith(`${name}/`))
      : [name],
  );
  const strays = [...held.files.keys()].filter((path) => path !== lockFile && !lock.units.has(unitOf(path) ?? ""));
  return [...edited, ...strays].sort();
}

const clustersOf = ({ units }: Lock): readonly string[] => [
  ...new Set([...units.keys()].map((name) => parseUnit(name)?.cluster ?? "")),
];

/** A commit of the specs that changes no byte of this folder is not worth a commit: the former head of the lock stays. */
function keepSource(lock: Lock, former: readonly (Lock | undefined)[]): Lock {
  const saying = (one: Lock): string => printLock({ ...lock, ...one, source: "" });
  const wanted = saying(lock);
  return former.find((one) => one !== undefined && saying(one) === wanted) ?? lock;
}

const textsOf = ({ units }: Rendered, lock: Lock): Files =>
  new Map([
    [lockFile, printLock(lock)],
    ...units.flatMap((unit) =>
      unit.status === "rendered"
        ? [...unit.files].map(([path, text]): [string, string] => [`${unit.name}/${path}`, text])
        : [],
    ),
  ]);

function wantedIds({ units }: Rendered, texts: Files, held: ReadonlyMap<string, Ids>): Ids {
  const unchanged = units.flatMap(({ name, status }) =>
    status === "unchanged"
      ? [...(held.get(name) ?? [])].map(([path, id]): [string, string] => [`${name}/${path}`, id])
      : [],
  );
  return new Map([...unchanged, ...[...texts].map(([path, text]): [string, string] => [path, blobId(text)])]);
}
