import type { Source } from "../../model/names/source.ts";
import type { Build } from "../../model/release/build.ts";
import type { State } from "../../model/release/remark.ts";

/** What a run of `track` found out. */
export type TrackedAll = {
  readonly source?: Source;
  readonly builds: readonly Build[];
  readonly states: readonly State[];
};
