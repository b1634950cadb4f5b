import type { Revised, SpecEdit } from "../model/change/spec-edits.ts";
import type { Trial, Tried } from "../model/change/trials.ts";
import { type EditGroup, groupsOf, reaches, type Spot, whatIf, without } from "../model/change/what-if.ts";
import type { Application, Model } from "../model/spec/model.ts";
import { own } from "../model/spec/own.ts";
import type { Files } from "../model/tree/tree.ts";
import { unitsOfModels } from "./unit-of.ts";

/** Prepares to find by trying what brought a unit; `undefined` where either of the specs cannot be rendered. */
export function trialsOf({ before, after, edits }: Revised, spot: Spot): Tried | undefined {
  const unitOf = unitsOfModels({ environment: spot.environment, kept: [] });
  const filesOf = (model: Model): Files | undefined => attempt(() => unitOf(model, spot)?.files() ?? new Map());
  const [former, later] = [filesOf(before), filesOf(after)];
  if (former === undefined || later === undefined) return undefined;
  const near = groupsOf(edits).filter((group) => reaches(group, spot, after));
  const trials = near.map(
    (group): Trial => ({
      edits: group.edits.flatMap((index) => edits[index] ?? []),
      alone: () => (former.size === 0 ? undefined : filesOf(whatIf(before, after, group))),
      without: () => filesOf(whatIf(after, before, group)),
    }),
  );
  const document = trials.find(({ edits: [edit] }) => edit !== undefined && isArrival(edit, spot));
  if (document === undefined) return { former, later, ofField: trials, ofObject: trials };
  const ofField = document.edits.flatMap((edit) =>
    fieldsOf(after.applications.get(edit.document.name), spot).map((at): Trial => {
      const group: Pick<EditGroup, "document" | "at"> = { document: edit.document, at };
      return { edits: [{ ...edit, path: at }], alone: () => undefined, without: () => filesOf(without(after, group)) };
    }),
  );
  return { former, later, ofField, ofObject: [document] };
}

/** Specs with one part changed were never checked as a whole: whatever is wrong with them, they prove nothing. */
function attempt(make: () => Files): Files | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** The application itself is new, and everything about it. */
const isArrival = ({ document: { kind, name }, path, isIn }: SpecEdit, { application }: Spot): boolean =>
  kind === "Application" && name === application && path.length === 0 && isIn === "after";

/** The paths of what an application says, of itself and of one environment. */
function fieldsOf(application: Application | undefined, { environment }: Spot): readonly (readonly string[])[] {
  const { name: _name, formerly: _formerly, environments = {}, ...fields } = application ?? { name: "" };
  return [
    ...Object.keys(fields).map((field) => ["spec", field]),
    ...Object.keys(own(environments, environment) ?? {}).map((field) => ["spec", "environments", environment, field]),
  ];
}
