import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { tryFor } from "./fuzz.ts";

const fuzz = suite("tryFor");

fuzz("tries a sound property until the time is over", () => {
  const { cases, failure } = tryFor(
    fc.property(fc.integer(), () => {}),
    { milliseconds: 50, seed: 1 },
  );
  assert.ok(cases > 100, `${cases} cases`);
  assert.is(failure, undefined);
});

fuzz("stops at a failure, with the smallest case of it", () => {
  const property = fc.property(fc.nat(), (number) => assert.ok(number < 100));
  const { cases, failure } = tryFor(property, { milliseconds: 60_000, seed: 1 });
  assert.ok(cases > 0);
  assert.match(failure ?? "", "Counterexample: [100]");
});

fuzz.run();
