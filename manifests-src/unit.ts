import { isLabel } from "../model/names/label.ts";
import { printUnit, type UnitName } from "../model/names/unit.ts";
import { UserError } from "../model/problem.ts";
import type { Json } from "../model/spec/json.ts";
import type { LockedUnit } from "../model/tree/lock.ts";
import type { Files, RenderedUnit } from "../model/tree/tree.ts";
import { inputDigest } from "./digest.ts";
import type { Described } from "./flux/described.ts";
import { blobIds, treeOf } from "./git-id.ts";

/** A unit that can be rendered: its bytes follow from the layer and the input alone. */
export type Unit = {
  readonly name: UnitName;
  readonly input: Json;
  readonly files: () => Files;
  readonly mark?: Mark | undefined;
};

/** What is to be known of a unit beside its files. `isOfTask`: Flux tells of its health, so that a task can wait for it. */
export type Mark = Pick<Described, "data" | "rollout"> & { readonly isOfTask: boolean };

/** Ties an input to the function that renders it, which sees nothing else. */
export const unit = <Input extends Json>(
  name: UnitName,
  input: Input,
  layer: (input: Input) => Files,
  mark?: Mark,
): Unit => ({ name, input, files: () => layer(input), mark });

/** A unit and its line in the new lock. */
export type UnitResult = { readonly name: UnitName; readonly unit: RenderedUnit; readonly locked: LockedUnit };

/** Renders the unit, unless `locked` shows that the same input was rendered before by this renderer. */
export function renderUnit({ name, input, files: make, mark }: Unit, locked: LockedUnit | undefined): UnitResult {
  const { application } = name;
  for (const part of [name.cluster, application]) if (part !== undefined) requireLabel(part);
  const key = printUnit(name);
  const line = {
    input: inputDigest(name.layer, input),
    ...(application === undefined || mark?.isOfTask === false ? {} : { application }),
    ...(mark?.data?.isProtected === false ? ({ retired: true } as const) : {}),
    ...(mark?.rollout?.kind === "blueGreen" ? ({ canary: true } as const) : {}),
  };
  if (locked?.input === line.input) {
    return { name, unit: { name: key, status: "unchanged" }, locked: { ...line, rendered: locked.rendered } };
  }
  const files = make();
  const ids = blobIds(files);
  return { name, unit: { name: key, status: "rendered", files, ids }, locked: { ...line, rendered: treeOf(ids) } };
}

/** Names become folders: whatever was checked before, none leads out of its own. */
export function requireLabel(name: string): void {
  if (isLabel(name)) return;
  throw new UserError(`${JSON.stringify(name)} cannot name a folder: use lower-case letters, digits and dashes`);
}
