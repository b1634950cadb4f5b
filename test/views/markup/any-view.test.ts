import fc from "fast-check";
import { suite } from "uvu";
import { properties } from "../../fuzz/views.ts";

const written = suite("whatever others wrote");

for (const [claim, property] of Object.entries(properties))
  written(claim, () => {
    fc.assert(property, { numRuns: 100 });
  });

written.run();
