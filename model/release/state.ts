import type { Build } from "./build.ts";
import type { Chosen } from "./choose.ts";
import { byGravity, type Remark, type State } from "./remark.ts";
import type { Tracked } from "./tracked.ts";

/** How an application stands: what was found out about it, and what becomes of its builds. */
export function stateOf(
  { application, repository }: Pick<Tracked, "application" | "repository">,
  found: readonly Remark[],
  { now, later }: Chosen,
): State {
  const builds = [...toRemarks(now, "to-build", application), ...toRemarks(later, "next-run", application)];
  const [first, ...rest] = [...found, ...builds].sort(byGravity);
  if (first === undefined) throw new Error(`nothing was found out about ${application}`);
  return { application, repository, remarks: [first, ...rest] };
}

const toRemarks = (builds: readonly Build[], word: "to-build" | "next-run", application: string): readonly Remark[] =>
  builds
    .filter((build) => build.application === application)
    .map(({ commit, tag }) => ({ word, commit, ...(tag !== undefined && { tag }) }));
