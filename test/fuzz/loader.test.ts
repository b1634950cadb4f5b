import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { load } from "../../schemas/load.ts";
import { printed, soundDocuments } from "./documents.ts";
import { properties } from "./loader.ts";

const loader = suite("loader");

loader("what is changed was sound", () => {
  assert.is(load(printed(soundDocuments())).status, "valid");
});

for (const [claim, property] of Object.entries(properties)) loader(claim, () => fc.assert(property, { numRuns: 50 }));

loader.run();
