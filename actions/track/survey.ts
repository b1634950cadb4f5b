import { OutsideError, UserError } from "../../model/problem.ts";
import { candidatesOf } from "../../model/release/candidates.ts";
import type { Wanted } from "../../model/release/choose.ts";
import type { Remark } from "../../model/release/remark.ts";
import type { Tracked } from "../../model/release/tracked.ts";
import { examine, type Round } from "./examine.ts";
import type { Seen, Sight } from "./sight.ts";

/** What was found out about one application. */
export type Survey = {
  readonly tracked: Tracked;
  readonly remarks: readonly Remark[];
  readonly wanted: readonly Wanted[];
};

/** Finds out what of an application's repository has no image yet. What cannot be read is said, and stops nobody else. */
export async function survey(
  tracked: Tracked,
  sight: Sight,
  { asked, ...round }: Round & { readonly asked: string | undefined },
): Promise<Survey> {
  if (tracked.isRetired) return { tracked, remarks: [{ word: "retired" }], wanted: [] };
  if (sight.seen === undefined) return { tracked, remarks: sight.remarks, wanted: [] };
  try {
    const found = await surveySeen(tracked, sight.seen, { asked, ...round });
    return { tracked, remarks: [...sight.remarks, ...found.remarks], wanted: found.wanted };
  } catch (error) {
    if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
    return { tracked, remarks: [...sight.remarks, { word: "unreadable", reason: error.message }], wanted: [] };
  }
}

async function surveySeen(
  tracked: Tracked,
  seen: Seen,
  { asked, ...round }: Round & { readonly asked: string | undefined },
): Promise<Omit<Survey, "tracked">> {
  const { candidates, remarks } = candidatesOf(tracked, seen, asked);
  const rewritten = await rewrittenRemarks(tracked, seen, round);
  const { builtBy } = tracked;
  if (builtBy !== undefined)
    return { remarks: [...remarks, ...rewritten, { word: "shared", application: builtBy }], wanted: [] };
  const examined = [];
  for (const candidate of candidates) examined.push(await examine(candidate, tracked, { seen, round }));
  const found = examined.flatMap((one) => one.remarks);
  const wanted = examined.flatMap((one) => one.wanted ?? []);
  const isTipTold = [...found, ...wanted.map(({ build }) => build)].some(
    (one) => "commit" in one && one.commit === seen.tip,
  );
  const current: readonly Remark[] = isTipTold ? [] : [{ word: "current", commit: seen.tip }];
  return { remarks: [...remarks, ...rewritten, ...found, ...current], wanted };
}

/** Whether what runs where every push goes is still part of the branch. */
async function rewrittenRemarks(
  { repository, running }: Tracked,
  seen: Seen,
  { ancestry }: Round,
): Promise<readonly Remark[]> {
  const remarks: Remark[] = [];
  for (const { commit, environment } of running.pushed) {
    if (commit === undefined) continue;
    try {
      const is = await ancestry.isBehind(repository, seen, commit);
      if (!is) remarks.push({ word: "rewritten", branch: seen.branch, commit, environment });
    } catch (error) {
      if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
      const what = `whether ${seen.branch} was rewritten`;
      remarks.push({ word: "not-checked", what, reason: error.message });
    }
  }
  return remarks;
}
