import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { said } from "../specs.ts";
import { after, type EditRow } from "./team.ts";

/** One test per row: the edit is told as that, with that fix. */
export function tell(suite: Test, rows: readonly EditRow[]): void {
  for (const [file, from, to, expected, fix] of rows)
    suite(`${JSON.stringify(to)} for ${JSON.stringify(from)} in ${file}: ${expected[0] ?? "no problem"}`, () => {
      const problems = after([file, from, to]);
      assert.equal(problems.map(said), expected);
      assert.is(problems[0]?.fix, fix);
    });
}
