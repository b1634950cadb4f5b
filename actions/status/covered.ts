import { parseUnit } from "../../model/names/unit.ts";
import { byMerge } from "./kept.ts";
import type { Read } from "./read.ts";

/**
 * Without the tasks of applications that a newer one of their whole environment tells of. Where that one cannot be read,
 * nobody knows which those are.
 */
export function asCovered(reads: readonly Read[]): readonly Read[] {
  const wholes = reads.filter(({ kept }) => kept.target.application === undefined);
  return reads.flatMap((read): readonly Read[] => {
    const { environment, application } = read.kept.target;
    const whole = wholes.find(({ kept }) => kept.target.environment === environment);
    if (application === undefined || whole === undefined || byMerge(whole.kept, read.kept) < 0) return [read];
    if ("task" in whole) return whole.task.parts.some(({ unit }) => isOf(unit, application)) ? [] : [read];
    return [{ kept: read.kept, reason: `a newer change of ${environment}, told as a whole, cannot be read` }];
  });
}

const isOf = (unit: string, application: string): boolean => parseUnit(unit)?.application === application;
