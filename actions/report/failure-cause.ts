import { trialsOf } from "../../manifests-src/trials.ts";
import { type FailedObject, madeObject, saidOf } from "../../model/change/failed-object.ts";
import type { LocatedEdit } from "../../model/change/plan.ts";
import { type Revised, type SpecEdit, specEdits } from "../../model/change/spec-edits.ts";
import { type Ask, provenBy, type Tried } from "../../model/change/trials.ts";
import { parseUnit } from "../../model/names/unit.ts";
import type { Json } from "../../model/spec/json.ts";
import { emptyModel, type Model } from "../../model/spec/model.ts";
import { loadFrom } from "../../schemas/load.ts";
import { locateEdits } from "../../schemas/locate-edits.ts";
import { readManifest } from "../../schemas/read/manifest.ts";
import { type Readings, readAll } from "../../schemas/readings.ts";
import type { SpecFiles } from "./needs.ts";

export type Failure = {
  /** The specs before; `undefined` where there were none. */
  readonly former: SpecFiles | undefined;
  readonly later: SpecFiles;
  readonly environment: string;
  /** By `printUnit`. */
  readonly unit: string;
  /** What of the unit has failed; without it, the unit as a whole. */
  readonly failed?: FailedObject | undefined;
};

/** A line of the later specs and the field that it is of. */
export type Cause = Pick<LocatedEdit, "file" | "path"> & { readonly line: number };

const mostCauses = 3;

/**
 * The lines of the specs that brought what has failed, as trying shows: those of the named field where there is one, else
 * those of the object. None where nothing of it has changed, and for specs that cannot be read.
 */
export function causeOfFailure({ former, later, environment, unit, failed }: Failure): readonly Cause[] {
  const name = parseUnit(unit);
  const revised = revisedBy(former, later);
  const tried = name && revised && trialsOf(revised, { ...name, environment });
  if (tried === undefined) return [];
  const edits = provenEdits(tried, failed).filter(({ isIn }) => isIn === "after");
  return locateEdits(edits, { before: new Map(), after: later })
    .flatMap(({ file, path, line }) => (line === undefined ? [] : [{ file, path, line }]))
    .slice(0, mostCauses);
}

function provenEdits(tried: Tried, failed: FailedObject | undefined): readonly SpecEdit[] {
  if (failed === undefined) return provenBy(tried, tried.ofObject, (files) => JSON.stringify([...files]));
  // What the reader gives is JSON.
  const madeIn = (files: Parameters<Ask>[0]) => madeObject(files, failed, (text) => readManifest(text) as Json);
  const saysField: Ask = (files) => {
    const made = madeIn(files);
    return made && saidOf(made, failed.field);
  };
  const saysObject: Ask = (files) => {
    const made = madeIn(files);
    return made === undefined ? "" : saidOf(made);
  };
  const ofField = failed.field === undefined ? [] : provenBy(tried, tried.ofField, saysField);
  return ofField.length > 0 ? ofField : provenBy(tried, tried.ofObject, saysObject);
}

function revisedBy(former: SpecFiles | undefined, later: SpecFiles): Revised | undefined {
  const readings = readAll(later);
  const after = modelOf(readings);
  if (after === undefined) return undefined;
  const before = former === undefined ? emptyModel(after.organization) : modelOf(readAll(former, readings));
  return before && { before, after, edits: specEdits(before, after) };
}

/** What was accepted before is not held to policies again. */
function modelOf(readings: Readings): Model | undefined {
  const loaded = loadFrom(readings, {}, []);
  return loaded.status === "valid" ? loaded.model : undefined;
}
