import type { IRawProperty } from "fast-check";

/** What one file of this folder exports: properties by what they claim. Tests try each briefly, `test/fuzz.ts` for long. */
export type FuzzSuite = { readonly [claim: string]: IRawProperty<unknown, false> };
