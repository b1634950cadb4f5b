/**
 * Tries the properties of `test/fuzz/<suite>.ts` for long: `node test/fuzz.ts loader views --minutes 10 [--seed 7]`.
 * Each property gets an equal part of the time. Exits 1 on a failure, after its smallest counterexample.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import type { FuzzSuite } from "./fuzz/suite.ts";

type Limits = { readonly milliseconds: number; readonly seed: number };
type Tried = { readonly cases: number; readonly failure?: string };

/** Tries one property until the time is over or it fails. */
export function tryFor(property: FuzzSuite[string], { milliseconds, seed }: Limits): Tried {
  const plugins = [fc.interruptAfterTimeLimit(milliseconds)];
  const details = fc.check(property, { seed, numRuns: Number.MAX_SAFE_INTEGER, plugins });
  const cases = details.numRuns;
  return details.failed ? { cases, failure: fc.defaultReportMessage(details) ?? "failed" } : { cases };
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    },
  });
  if (positionals.length === 0) throw new Error("name a suite: a file of test/fuzz, as `loader`");
  const suites = await Promise.all(
    positionals.map(
      async (name): Promise<FuzzSuite> => (await import(join(import.meta.dirname, `fuzz/${name}.ts`))).properties,
    ),
  );
  const properties = suites.flatMap((suite) => Object.entries(suite));
  const limits = { milliseconds: (Number(values.minutes) * 60_000) / properties.length, seed: Number(values.seed) };
  for (const [claim, property] of properties) {
    const { cases, failure } = tryFor(property, limits);
    console.log(`${failure === undefined ? "✓" : "✗"} ${claim} (${cases} cases, seed ${limits.seed})`);
    if (failure === undefined) continue;
    console.log(failure);
    process.exitCode = 1;
  }
}
