import type { World } from "./set-up.ts";

/** GitHub with one thing wrong. */
export type Defect = {
  readonly of: World;
  /** Bodies that the forge answers with instead, by path. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** The one line that is wrong: check, subject, and how it begins. */
  readonly line: readonly [check: string, subject: string, says: string];
};
