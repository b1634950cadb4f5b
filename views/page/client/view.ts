import type { PageData } from "../data.ts";
import type { Entry } from "./entries.ts";

/** What the page shows at the moment. */
export type View = {
  readonly data: PageData;
  /** The list as it is drawn. */
  entries: readonly Entry[];
  /** Places of the changes and folds that are open, and of the changes of which every line is shown. */
  readonly open: Set<number>;
  readonly openFolds: Set<number>;
  readonly whole: Set<number>;
  /** As the reader wants it; a narrow window has no room for it. */
  wantsSides: boolean;
  /** The entry that the keys speak of. */
  current: number;
};

export const narrow = matchMedia("(width < 56rem)");

export const isSideBySide = ({ wantsSides }: View): boolean => wantsSides && !narrow.matches;
