import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { load } from "../../schemas/load.ts";
import { printed, soundDocuments } from "./documents.ts";
import { properties as ofLoader } from "./loader.ts";
import { properties as ofNames } from "./names.ts";
import { properties as ofReader } from "./reader.ts";
import { properties as ofUsual } from "./usual.ts";

const brief = suite("properties, tried briefly");

brief("what is changed was sound", () => {
  assert.is(load(printed(soundDocuments())).status, "valid");
});

for (const [claim, property] of Object.entries(ofLoader)) brief(claim, () => fc.assert(property, { numRuns: 25 }));
for (const [claim, property] of Object.entries({ ...ofReader, ...ofNames }))
  brief(claim, () => fc.assert(property, { numRuns: 300 }));
// Most of these are left to the whole syntax at once, so that many are needed, and take no time.
for (const [claim, property] of Object.entries(ofUsual)) brief(claim, () => fc.assert(property, { numRuns: 3000 }));

brief.run();
