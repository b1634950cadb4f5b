import type { ObjectChange } from "../../model/change/object-change.ts";
import type { Plan } from "../../model/change/plan.ts";
import { printSource } from "../../model/names/source.ts";
import { patchPath } from "../markup/patch.ts";
import { shellComment } from "../markup/shell.ts";
import { printHunk, toHunks } from "./hunks.ts";

/**
 * The whole plan as one patch of the environments repository, in the files' own bytes, so for a file and not for a
 * terminal. `git apply` takes it at the commit it was made against, unless its head says that something is masked.
 */
export const toDiff = (plan: Plan): string =>
  [...head(plan), ...plan.environments.flatMap(({ objects }) => objects.flatMap(patchOf))]
    .map((line) => `${line}\n`)
    .join("");

function head({ source, against, environments, missing }: Plan): readonly string[] {
  const planned = source.commit === undefined ? source.repository : printSource({ ...source, commit: source.commit });
  const held =
    against.kind === "environments"
      ? printSource(against)
      : `the specs at ${against.commit}, not with what is merged: ${against.because}`;
  const masked = environments.flatMap(({ objects }) => objects.filter(({ isMasked }) => isMasked === true));
  return [
    `a plan of Landfall: ${planned}, compared with ${held}`,
    ...missing.map((text) => `not complete: ${text}`),
    ...masked.map(({ environment, path }) => `masked, so that this cannot be applied: ${environment}/${path}`),
  ].map(shellComment);
}

function patchOf({ kind, environment, path, from, before, after }: ObjectChange): readonly string[] {
  const [former, latter] = [`${environment}/${from ?? path}`, `${environment}/${path}`];
  const hunks = toHunks(before, after).flatMap((hunk) => printHunk(hunk));
  const sides = [
    `--- ${kind === "added" ? "/dev/null" : patchPath("a", former)}`,
    `+++ ${kind === "deleted" ? "/dev/null" : patchPath("b", latter)}`,
  ];
  return [
    `diff --git ${patchPath("a", former)} ${patchPath("b", latter)}`,
    ...modes(kind, former, latter),
    ...(hunks.length === 0 ? [] : [...sides, ...hunks]),
  ];
}

function modes(kind: ObjectChange["kind"], former: string, latter: string): readonly string[] {
  if (kind === "added") return ["new file mode 100644"];
  if (kind === "deleted") return ["deleted file mode 100644"];
  return kind === "moved" ? [`rename from ${patchPath("", former)}`, `rename to ${patchPath("", latter)}`] : [];
}
